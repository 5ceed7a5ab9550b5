package org.parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.identity.SignedIn;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.Browsers;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Visits;
import org.parley.text.ProvisionId;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The main job, as five people live it at once in five browsers: a delegation proposes, a second co-sponsors, a third objects, the
 * facilitator puts it to the vote, the text changes on every screen, and an observer reads how.
 */
@IntegrationTest
@Tag("browser")
class JourneyTests {

    private static final String PLAN = """
            # A plan for the crossing

            ## The crossing

            1. The Parties shall open the crossing within ten days.
            2. The crossing shall stay open by day.

            ## Monitoring

            1. Observers shall report every week.
            """;

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final Scene scene;
    private final PlanService plans;
    private final PlanQueries planQueries;
    private final Visits visits;
    private int entered;

    JourneyTests(Scene scene, PlanService plans, PlanQueries planQueries, @LocalServerPort int port) {
        this.visits = BROWSERS.visits(port);
        this.scene = scene;
        this.plans = plans;
        this.planQueries = planQueries;
    }

    @Test
    void anAmendmentGoesFromADraftToTheTextBeforeTheEyesOfEverybody() {
        Scene.Table table = scene.table(1, null);
        var imported = table.asFacilitator()
                .call(() -> plans.importPlan(
                        table.negotiation(), new NewPlan("crossing", "en"), PlanFormat.MARKDOWN, PLAN));
        ProvisionId article = table.asFacilitator()
                .call(() -> planQueries
                        .text(imported.plan())
                        .text()
                        .articles()
                        .getFirst()
                        .id());
        String base = "negotiations/" + table.slug();
        String planPage = base + "/plans/crossing";

        Page proposer = enter(table.head("Northland"));
        Page sponsor = enter(table.head("Eastland"));
        Page objector = enter(table.head("Westland"));
        Page facilitator = enter(table.facilitator());
        Page observer = enter(table.observer());

        // The proposer types in the text; the redline follows; the draft is kept.
        visits.go(proposer, planPage + "/amend/" + article.value());
        Locator words = proposer.locator("parley-editor .editor__text").nth(1);
        words.fill("The Parties shall open the crossing within five days.");
        assertThat(proposer.locator("parley-redline ins").first()).containsText("five");
        assertThat(proposer.locator("parley-redline del").first()).containsText("ten");
        proposer.getByLabel("In a few words").fill("Sooner");
        proposer.getByLabel("Reason").fill("Ten days are too long for those who wait on the other side.");
        assertThat(proposer.getByText("seen by your delegation only").first()).isVisible();
        visits.usable(proposer, "journey-1");

        // Others do not see a draft.
        visits.go(sponsor, base + "/amendments");
        assertThat(sponsor.getByText("There are no amendments yet.")).isVisible();

        carryOut(proposer, "Propose");
        assertThat(proposer.getByText("Seeking co-sponsors").first()).isVisible();

        // It appears on the sponsor's open screen by itself.
        sponsor.locator("#main .row__link").first().click();
        assertThat(sponsor.getByText("Sooner").first()).isVisible();
        visits.usable(sponsor, "journey-2");
        carryOut(sponsor, "Co-sponsor");
        assertThat(proposer.getByText("A facilitator puts it to the vote.").first())
                .isVisible();

        // The objector comments; the proposer reads it without reloading.
        visits.go(objector, visits.path(sponsor));
        objector.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Comment").setExact(true))
                .first()
                .click();
        objector.getByLabel("Your comment").fill("Westland cannot promise five days.");
        press(objector, "Post");
        assertThat(proposer.getByText("Westland cannot promise five days.").first())
                .isVisible();

        // The facilitator prepares and opens a round.
        visits.go(facilitator, visits.path(sponsor));
        facilitator
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Prepare a round"))
                .first()
                .click();
        assertThat(facilitator.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Prepare a round")))
                .isVisible();
        visits.usable(facilitator, "journey-3");
        press(facilitator, "Prepare");
        assertThat(facilitator.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open the round")))
                .isVisible();
        facilitator.waitForURL(url -> url.matches(".*/rounds/[0-9a-f-]{36}"));
        String round = visits.path(facilitator);
        for (Page each : List.of(proposer, sponsor, objector, observer)) {
            visits.go(each, round);
        }
        carryOut(facilitator, "Open the round");

        // Each votes on an own screen, one changes the vote, nobody sees how.
        choose(proposer, "yes");
        choose(sponsor, "yes");
        choose(objector, "abstain");
        choose(objector, "no");
        for (Page each : List.of(proposer, sponsor, objector)) {
            assertThat(each.getByText("Accepted:").first()).isVisible();
        }
        visits.usable(objector, "journey-4");
        assertThat(observer.locator("parley-board")).not().containsText("Against: 1");

        carryOut(facilitator, "Close the round");
        carryOut(facilitator, "Proclaim the outcome");
        for (Page each : List.of(proposer, sponsor, objector, facilitator, observer)) {
            assertThat(each.getByText("The outcome is proclaimed and stands.").first())
                    .isVisible();
            visits.usable(each, "journey-5");
        }

        // The adopted words are the text, on all five screens.
        for (Page each : List.of(proposer, sponsor, objector, facilitator, observer)) {
            visits.go(each, planPage);
            assertThat(each.locator("parley-text")).containsText("within five days");
            assertThat(each.locator("parley-text")).not().containsText("within ten days");
        }
        visits.usable(observer, "journey-6");

        // The observer reads how it happened.
        visits.go(observer, base + "/record");
        assertThat(observer.getByText("Northland head").first()).isVisible();
        visits.usable(observer, "journey-7");
        visits.go(observer, base);
        assertThat(observer.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Floor").setExact(true)))
                .isVisible();
        visits.usable(observer, "journey-8");
    }

    private Page enter(SignedIn person) {
        entered++;
        return visits.signedIn(person.getUsername(), 1440, entered % 2 == 0 ? ColorScheme.LIGHT : ColorScheme.DARK);
    }

    private static void press(Page page, String name) {
        page.locator("#main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    private static void carryOut(Page page, String name) {
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        press(page, name);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private static void choose(Page page, String choice) {
        Locator button = page.locator(".ballot .choice[data-choice=" + choice + "]");
        button.click();
        page.locator(".ballot__cast:visible").click();
        assertThat(button).hasAttribute("aria-pressed", "true");
    }
}
