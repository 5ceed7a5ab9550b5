package org.parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.Bench;
import org.parley.amendment.ConsentService;
import org.parley.amendment.OrderQueries;
import org.parley.amendment.Outlook;
import org.parley.amendment.Turn;
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
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The worked case: eight amendments on one article, planned, tried out, voted in order. The right ones fall, and the text is the one
 * that was read before the first vote.
 */
@IntegrationTest
@Tag("browser")
class OrderJourneyTests {

    private static final String CONFIRMED = "Observers confirm the exchange.";

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final Bench bench;
    private final OrderQueries orders;
    private final ConsentService consents;
    private final Visits visits;

    OrderJourneyTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries queries,
            RoundService rounds,
            OrderQueries orders,
            ConsentService consents,
            @LocalServerPort int port) {
        this.bench = new Bench(scene, planService, plans, amendments, queries, rounds);
        this.orders = orders;
        this.consents = consents;
        this.visits = BROWSERS.visits(port);
    }

    @Test
    void eightAmendmentsOnOneArticleComeOutAsForetold() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "within 30 days", "within 20 days");
        AmendmentId same = set.filed("Southland", "cessation", "within 30 days", "within 20 days");
        AmendmentId deletion = set.file("Midland", set.draft("Midland", set.deleted("line")));
        AmendmentId scale = set.filed("Northland", "line", "50,000", "25,000");
        AmendmentId maps = set.filed("Southland", "line", "on maps", "on signed maps");
        AmendmentId insertion = set.file("Eastland", set.draft("Eastland", with(set, CONFIRMED)));
        AmendmentId rival = set.file("Westland", set.draft("Westland", with(set, "The Red Cross assists in it.")));
        AmendmentId sub = set.filedUnder(insertion, "Westland", OrderJourneyTests::daily);

        String order = "negotiations/" + set.table().slug() + "/plans/plan/order";
        Page facilitator = visits.signedIn(set.table().facilitator().getUsername(), 1440, ColorScheme.LIGHT);
        Page observer = visits.signedIn(set.table().observer().getUsername(), 390, ColorScheme.DARK);

        // The order, with its reasons, for everybody
        visits.go(facilitator, order);
        Locator steps = facilitator.locator("parley-steps .step");
        assertThat(steps.first()).containsText("Amendment 3 · MID");
        assertThat(steps.first()).containsText("It takes whole provisions out");
        assertThat(step(facilitator, "Amendment 1 · NOR")).containsText("Amendment 2 · SOU");
        assertThat(step(facilitator, "Amendment 1 · NOR")).containsText("2 amendments say the same");
        assertThat(step(facilitator, "Amendment 4 · NOR"))
                .containsText("Will not be put if one of these is adopted: 3.");
        assertThat(step(facilitator, "Sub-amendment 8 · WES")).containsText("It amends amendment 6");
        assertThat(steps.last()).containsText("Article 1 as amended");
        visits.usable(facilitator, "order-1");

        // Moved by the keyboard, for a reason that the observer reads at once
        visits.go(observer, order);
        facilitator
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move up: Amendment 6 · EAS"))
                .press("Enter");
        Locator dialog = facilitator.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Why (everybody reads it)").fill("The shorter one was asked for first.");
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Move").setExact(true))
                .click();
        assertThat(step(observer, "Amendment 6 · EAS")).containsText("The shorter one was asked for first.");
        visits.usable(observer, "order-2");

        // Tried out before anybody votes: the observer ticks, and sends the address on
        observer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What if"))
                .first()
                .click();
        for (int adopted : List.of(3, 8, 6, 7, 1)) {
            choose(observer, adopted);
        }
        assertThat(observer.getByText("2 amendments fall")).isVisible();
        assertThat(observer.locator("parley-origins .origins__text")).containsText("Observers confirm the exchange");
        assertThat(observer.locator(".origins__source").first()).isVisible();
        visits.usable(observer, "what-if-1");
        Assertions.assertThat(visits.path(observer)).contains("adopted=");
        Page sent = visits.signedIn(set.table().head("Northland").getUsername(), 1440, ColorScheme.DARK);
        visits.go(sent, visits.path(observer));
        assertThat(sent.getByText("2 amendments fall")).isVisible();
        visits.usable(sent, "what-if-2");
        Outlook foretold = set.table()
                .as("Observer")
                .call(() -> orders.whatIf(
                        set.plan(),
                        Stream.of(deletion, sub, one, insertion, rival)
                                .collect(Collectors.toMap(id -> id, id -> true))));

        // Rounds in one act; the next is always offered, with the reason
        press(facilitator, "Prepare the rounds");
        assertThat(facilitator.getByText("Next is round 1").first()).isVisible();
        while (next(set) != null) {
            Turn turn = next(set);
            turn.amendments().forEach(id -> answer(set, id));
            press(facilitator, "Open the next round");
            RoundId round = turn.round().id();
            assertThat(facilitator
                            .getByText("Round " + turn.round().number() + " is being decided")
                            .first())
                    .isVisible();
            set.cast(round, Choice.YES);
            set.proclaim(round);
            assertThat(facilitator.getByText("Round " + turn.round().number() + " is being decided"))
                    .hasCount(0);
            waiting(set).forEach(id -> answer(set, id));
        }
        assertThat(facilitator.getByText("All rounds prepared here are over.").first())
                .isVisible();
        assertThat(facilitator.locator(".step--struck")).hasCount(2);
        visits.usable(facilitator, "order-3");

        Assertions.assertThat(set.text()).isEqualTo(foretold.whatIf().text());
        for (AmendmentId fallen : List.of(scale, maps)) {
            Assertions.assertThat(set.see(fallen).status()).isEqualTo(AmendmentStatus.OBSOLETE);
        }
        for (AmendmentId adopted : List.of(one, same, sub, deletion, insertion, rival)) {
            Assertions.assertThat(set.see(adopted).status()).isEqualTo(AmendmentStatus.ADOPTED);
        }

        // And the text says who wrote it
        ProvisionId made = set.text().walk().stream()
                .filter(place -> place.provision().text().startsWith("Observers"))
                .findFirst()
                .orElseThrow()
                .id();
        visits.go(sent, "negotiations/" + set.table().slug() + "/plans/plan?provision=" + made);
        sent.getByText("Who wrote this?").click();
        assertThat(sent.locator("parley-origins")).containsText("Sub-amendment 8 · WES");
        assertThat(sent.locator("parley-origins")).containsText("Amendment 6 · EAS");
        visits.usable(sent, "who-wrote");
    }

    private static Locator step(Page page, String name) {
        return page.locator("parley-steps .step")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(name).setExact(true))));
    }

    /** Ticks an outcome; returns when the answer is there, which draws all the steps anew. */
    private static void choose(Page page, int number) {
        String before = page.url();
        page.locator("parley-steps .step")
                .filter(new Locator.FilterOptions().setHasText("mendment " + number + " · "))
                .first()
                .getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName("Adopted").setExact(true))
                .check();
        page.waitForURL(url -> !url.equals(before));
    }

    private static void press(Page page, String name) {
        page.locator("#main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        assertThat(dialog).hasCount(0);
    }

    private Turn next(Bench.Set set) {
        return set.table()
                .as("Observer")
                .call(() -> orders.order(set.plan()).next().orElse(null));
    }

    private List<AmendmentId> waiting(Bench.Set set) {
        return set.table()
                .as("Observer")
                .call(() -> orders.order(set.plan()).turns().stream()
                        .filter(turn -> turn.standing() == Turn.Standing.ASKED)
                        .flatMap(turn -> turn.amendments().stream())
                        .toList());
    }

    /** The proposer accepts what an adoption changed. */
    private void answer(Bench.Set set, AmendmentId id) {
        AmendmentView now = set.see(id);
        if (now.awaitsConsent()) {
            Stream.of("Northland", "Southland", "Eastland", "Westland", "Midland")
                    .filter(name -> set.table().delegation(name).equals(now.delegation()))
                    .forEach(name -> set.table().asHead(name).run(() -> consents.accept(id, now.lockVersion())));
        }
    }

    private static PlanText daily(PlanText text) {
        Provision made = text.walk().stream()
                .map(PlanText.Place::provision)
                .filter(each -> each.text().equals(CONFIRMED))
                .findFirst()
                .orElseThrow();
        Change change = new Change.ReplaceWords(made.id(), CONFIRMED, "Observers confirm the exchange daily.");
        return ((Application.Applied) Changes.apply(text, List.of(change))).text();
    }

    private static PlanText with(Bench.Set set, String words) {
        Change change = new Change.InsertProvision(
                set.at("ceasefire"), set.at("prisoners"), Provision.of(ProvisionId.next(), words));
        return ((Application.Applied) Changes.apply(set.text(), List.of(change))).text();
    }
}
