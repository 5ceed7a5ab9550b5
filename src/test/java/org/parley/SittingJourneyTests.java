package org.parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.Bench;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.Browsers;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Visits;
import org.parley.text.Application;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A whole sitting in five browsers: from the roll to the minutes, with the one button that moves it on. */
@IntegrationTest
@Tag("browser")
class SittingJourneyTests {

    private static final String CONFIRMED = "Observers confirm the exchange.";

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final Bench bench;
    private final RoundService rounds;
    private final RoundQueries queries;
    private final Visits visits;

    SittingJourneyTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            RoundService rounds,
            RoundQueries queries,
            @LocalServerPort int port) {
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.rounds = rounds;
        this.queries = queries;
        this.visits = BROWSERS.visits(port);
    }

    @Test
    void aSittingFromTheRollToTheMinutes() {
        Bench.Set set = bench.set();
        AmendmentId sooner = set.filed("Northland", "cessation", "within 30 days", "within 20 days");
        AmendmentId maps = set.filed("Southland", "line", "50,000", "25,000");
        AmendmentId twofold = set.file("Eastland", set.draft("Eastland", twofold(set)));
        Scene.Table table = set.table();
        String base = "negotiations/" + table.slug();

        Page facilitator = visits.signedIn(table.facilitator().getUsername(), 1440, ColorScheme.LIGHT);
        Page north = visits.signedIn(table.head("Northland").getUsername(), 1440, ColorScheme.DARK);
        Page south = visits.signedIn(table.head("Southland").getUsername(), 1024, ColorScheme.LIGHT);
        Page east = visits.signedIn(table.head("Eastland").getUsername(), 390, ColorScheme.DARK);
        Page observer = visits.signedIn(table.observer().getUsername(), 1440, ColorScheme.LIGHT);
        List<Page> everybody = List.of(facilitator, north, south, east, observer);

        // Planned, with one item
        visits.go(facilitator, base + "/sittings");
        button(facilitator, "Plan a sitting").first().click();
        Locator dialog = facilitator.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name of the sitting").fill("Morning sitting");
        field(dialog, "Planned start Day").fill("24/11/2030");
        field(dialog, "Planned start Day").press("Enter");
        field(dialog, "Planned start Time").fill("10:00");
        field(dialog, "Planned start Time").press("Enter");
        submit(facilitator, "Plan the sitting");
        assertThat(facilitator.locator("h1")).containsText("Morning sitting");
        button(facilitator, "Add an item").click();
        dialog.getByLabel("Name of the item").fill("Article 1, ceasefire");
        submit(facilitator, "Add to the agenda");
        String sitting = visits.path(facilitator);
        for (Page page : List.of(north, south, east, observer)) {
            visits.go(page, sitting);
            assertThat(page.getByText("Article 1, ceasefire").first()).isVisible();
        }

        // The roll of presence: who is at a screen says so, the facilitator marks the others
        for (Page page : List.of(north, south, east)) {
            button(page, "We are here").click();
            assertThat(button(page, "We are leaving")).isVisible();
        }
        for (String there : List.of("Northland", "Southland", "Eastland")) {
            assertThat(facilitator.getByLabel(there + " is present")).isChecked();
        }
        for (String other : List.of("Westland", "Midland")) {
            facilitator.getByLabel(other + " is present").check();
        }
        assertThat(observer.getByText("5 of 5 delegations with a vote are present."))
                .isVisible();
        stepAndConfirm(facilitator, "Open the sitting");
        step(facilitator, "Take up the next item");

        // Two speakers, and a point of order while the first one speaks
        button(north, "Ask for the floor").click();
        assertThat(facilitator.locator(".now")).containsText("Next: Northland is the next speaker.");
        button(south, "Ask for the floor").click();
        assertThat(button(south, "Ask for the floor")).hasCount(0);
        assertThat(facilitator.locator(".now")).containsText("Next: Northland is the next speaker.");
        step(facilitator, "Call the next speaker");
        everybody.forEach(page -> assertThat(page.locator(".now")).containsText("Northland has the floor"));
        visits.usable(facilitator, "sitting-1");
        visits.usable(east, "sitting-2");
        button(east, "Point of order").click();
        east.getByRole(AriaRole.DIALOG).getByLabel("The point of order").fill("The maps have not been handed out.");
        submit(east, "Raise the point of order");
        step(facilitator, "Rule on the point of order");
        dialog.getByRole(AriaRole.RADIO, named("Upheld")).check();
        dialog.getByLabel("Reason, for the record").fill("They are handed out before the vote.");
        submit(facilitator, "Rule on it");
        observer.getByText("Dealt with: 1").click();
        assertThat(observer.getByText("They are handed out before the vote.")).isVisible();
        step(facilitator, "End the speech");
        step(facilitator, "Call the next speaker");
        assertThat(north.locator(".now")).containsText("Southland has the floor");
        button(south, "End our speech").click();
        assertThat(observer.locator(".now")).not().containsText("has the floor");

        // Southland wants Eastland's amendment divided, and nobody objects
        visits.go(south, base + "/amendments/" + twofold.value());
        button(south, "Ask for a vote in parts").click();
        submit(south, "Ask for a vote in parts");
        assertThat(south.getByText("Southland asks that this be voted on in parts."))
                .isVisible();
        visits.go(facilitator, base + "/amendments/" + twofold.value());
        button(facilitator, "Prepare the votes").click();
        submit(facilitator, "Prepare the votes");
        visits.go(facilitator, base + "/plans/plan/order");
        button(facilitator, "Prepare the rounds").click();
        submit(facilitator, "Prepare the rounds");
        visits.go(facilitator, sitting);
        visits.go(south, sitting);

        // Each vote in its order, by the one button: the exchange of prisoners carries, the new sentence falls
        int votes = 0;
        while (coming(set)) {
            votes++;
            stepAndConfirm(facilitator, "Open the vote");
            RoundSummary round = open(set);
            Choice answer = round.title().contains("part 2") ? Choice.NO : Choice.YES;
            everybody.forEach(page -> assertThat(page.locator(".now")).containsText("A vote is on"));
            for (Page page : List.of(north, south, east)) {
                page.locator("[data-choice=" + answer.name().toLowerCase(Locale.ROOT) + "]")
                        .first()
                        .click();
                page.locator(".ballot__cast").first().click();
                assertThat(page.getByText("Accepted:").first()).isVisible();
            }
            for (String other : List.of("Westland", "Midland")) {
                table.asHead(other)
                        .run(() -> rounds.cast(
                                round.id(), answer, UUID.randomUUID().toString()));
            }
            if (votes == 1) {
                visits.usable(facilitator, "sitting-3");
                visits.usable(east, "sitting-4");
            }
            stepAndConfirm(facilitator, "Close the vote");
            stepAndConfirm(facilitator, "Proclaim the result");
            everybody.forEach(page -> assertThat(page.locator(".now")).not().containsText("A vote is on"));
        }
        Assertions.assertThat(votes)
                .as("two amendments, two parts and their whole, the article as amended")
                .isEqualTo(6);
        for (AmendmentId adopted : List.of(sooner, maps, twofold)) {
            Assertions.assertThat(set.see(adopted).status()).isEqualTo(AmendmentStatus.ADOPTED);
        }
        Assertions.assertThat(set.words("prisoners")).contains("within 14 days");
        Assertions.assertThat(set.text().walk().stream()
                        .map(PlanText.Place::provision)
                        .map(Provision::text))
                .contains("The Parties shall cease all hostilities within 20 days.")
                .doesNotContain(CONFIRMED);

        // Southland explains its vote, and the sitting ends
        button(south, "Explain our vote").click();
        submit(south, "Ask to explain");
        step(facilitator, "Call the next speaker");
        assertThat(observer.locator(".now")).containsText("Explanation of vote after the vote");
        step(facilitator, "End the speech");
        step(facilitator, "Conclude the item");
        stepAndConfirm(facilitator, "Close the sitting");
        everybody.forEach(page ->
                assertThat(page.getByText("The sitting is closed.").first()).isVisible());

        // What the minutes say was written by nobody
        visits.go(observer, base + "/record/minutes");
        Locator minutes = observer.locator("#main");
        for (String said : List.of(
                "Morning sitting",
                "Northland",
                "The maps have not been handed out.",
                "They are handed out before the vote.",
                "Article 1, ceasefire")) {
            assertThat(minutes).containsText(said);
        }
        visits.usable(observer, "sitting-minutes");
    }

    /** Two changes in one amendment, so that it can be voted on in parts. */
    private static PlanText twofold(Bench.Set set) {
        PlanText replaced = set.replaced("prisoners", "60 days", "14 days");
        Change inserted = new Change.InsertProvision(
                set.at("ceasefire"), set.at("prisoners"), Provision.of(ProvisionId.next(), CONFIRMED));
        return ((Application.Applied) Changes.apply(replaced, List.of(inserted))).text();
    }

    private boolean coming(Bench.Set set) {
        return set.table().as("Observer").call(() -> queries.list(set.table().negotiation())).stream()
                .anyMatch(round -> round.state() == RoundState.PREPARED);
    }

    private RoundSummary open(Bench.Set set) {
        return set.table()
                .as("Observer")
                .call(() -> queries.open(set.table().negotiation()))
                .getFirst();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    /** A field by its whole name: a part of it would also be found in the days of an open calendar. */
    private static Locator field(Locator dialog, String name) {
        return dialog.getByRole(AriaRole.COMBOBOX, named(name));
    }

    private static Locator button(Page page, String name) {
        return page.locator("#main").getByRole(AriaRole.BUTTON, named(name));
    }

    /** The button of a dialog, which is then gone. */
    private static void submit(Page page, String name) {
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.BUTTON, named(name)).click();
        assertThat(dialog).hasCount(0);
    }

    /** The one button that moves on, as soon as it says this. */
    private static void step(Page page, String name) {
        page.locator(".now__step")
                .and(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)))
                .click();
    }

    /** The same where it asks first. */
    private static void stepAndConfirm(Page page, String name) {
        step(page, name);
        submit(page, name);
    }
}
