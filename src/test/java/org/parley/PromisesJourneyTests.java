package org.parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.implementation.AgreementService;
import org.parley.implementation.EntryClause;
import org.parley.implementation.GuaranteeQueries;
import org.parley.implementation.GuaranteeService;
import org.parley.implementation.IncidentService;
import org.parley.implementation.Treaty;
import org.parley.plan.ClosureService;
import org.parley.plan.PlanService;
import org.parley.support.Browsers;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Visits;
import org.parley.voting.RoundService;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A guarantee, from the vote that it stops to the clock that it starts. */
@IntegrationTest
@Tag("browser")
class PromisesJourneyTests {

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final Scene scene;
    private final PlanService plans;
    private final ClosureService closures;
    private final RoundService rounds;
    private final GuaranteeService guarantees;
    private final GuaranteeQueries marked;
    private final AgreementService agreements;
    private final IncidentService incidents;
    private final Visits visits;

    PromisesJourneyTests(
            Scene scene,
            PlanService plans,
            ClosureService closures,
            RoundService rounds,
            GuaranteeService guarantees,
            GuaranteeQueries marked,
            AgreementService agreements,
            IncidentService incidents,
            @LocalServerPort int port) {
        this.scene = scene;
        this.plans = plans;
        this.closures = closures;
        this.rounds = rounds;
        this.guarantees = guarantees;
        this.marked = marked;
        this.agreements = agreements;
        this.incidents = incidents;
        this.visits = BROWSERS.visits(port);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void aGuaranteeWithoutAResponsePlanIsStoppedBeforeTheVoteAndAnIncidentStartsTheClockOnTheGuarantorsFloors() {
        Scene.Table table = scene.table();
        Treaty treaty = Treaty.drafted(table, plans);
        table.asFacilitator().run(() -> guarantees.mark(treaty.guarantee(), "It is what the Guarantors promise."));

        Page facilitator = visits.signedIn(table.facilitator().getUsername(), 1440, ColorScheme.LIGHT);
        visits.go(facilitator, "negotiations/" + table.slug() + "/rounds/new?subject=provision:" + treaty.article());
        assertThat(facilitator.getByText("This is stopped before the vote.")).isVisible();
        button(facilitator, "Prepare").click();
        assertThat(facilitator.getByText("Please write something here.")).isVisible();
        visits.usable(facilitator, "promises-stopped");

        long seen = table.asFacilitator()
                .call(() -> marked.on(treaty.guarantee()))
                .orElseThrow()
                .lockVersion();
        table.asFacilitator().run(() -> guarantees.respond(treaty.guarantee(), seen, Treaty.response(table)));
        treaty.agree(closures, rounds);
        table.asFacilitator()
                .run(() -> agreements.begin(treaty.plan(), new EntryClause(EntryClause.Kind.PARTIES_SIGNED, 1, 0)));
        table.asHead("Northland").run(() -> incidents.report(treaty.guarantee(), "Shelling at noon."));

        Page guarantor = visits.signedIn(table.head("Eastland").getUsername(), 1440, ColorScheme.DARK);
        visits.go(guarantor, "negotiations/" + table.slug());
        assertThat(guarantor.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Floor").setExact(true)))
                .isVisible();
        assertThat(guarantor.getByText("Response to an incident: Article 1(2)")).hasCount(0);

        visits.go(facilitator, "negotiations/" + table.slug() + "/plans/" + Treaty.SLUG + "/implementation");
        assertThat(facilitator.getByText("Shelling at noon.")).isVisible();
        button(facilitator, "It was found that it happened").click();
        Locator dialog = facilitator.getByRole(AriaRole.DIALOG);
        dialog.getByRole(
                        AriaRole.TEXTBOX,
                        new Locator.GetByRoleOptions()
                                .setName("The finding, and how it was made")
                                .setExact(true))
                .fill("Watch has seen the craters.");
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName("It was found that it happened")
                                .setExact(true))
                .click();

        assertThat(guarantor.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions()
                                .setName("Response to an incident: Article 1(2)")
                                .setExact(true)))
                .isVisible();
        assertThat(guarantor.locator("parley-countdown")).isVisible();
        assertThat(facilitator.getByText("found; the clock runs")).isVisible();
        visits.usable(guarantor, "promises-clock");
        visits.usable(facilitator, "promises-implementation");
    }
}
