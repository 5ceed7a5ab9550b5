package org.parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.amendment.ui.AmendmentNavigation;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanService;
import org.parley.support.Browsers;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Visits;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Sanctions in three tiers: a delegate who ties them in a circle is shown the way round, and a day tried out by an observer shows the third
 * tier blocked by two provisions, until these are carried out.
 */
@IntegrationTest
@Tag("browser")
class SequenceJourneyTests {

    private static final String TIERS = """
            # Sanctions in three tiers

            ## Guarantees {#guarantees | when "Signature"}

            1. Guarantees are given. {#given}

            ## Amends {#amends}

            1. Compensation is paid. {#compensation}
            2. The persons indicted are transferred. {#transfer | within 60 days after "Signature"}

            ## Sanctions {#sanctions}

            1. The first tier is lifted. {#first | when all of "Signature", given in effect}
            2. The second tier is lifted. {#second | no sooner than 6 months after "Signature"}
            3. The third tier is lifted. {#third | not before all of compensation, transfer}
            """;

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final Scene scene;
    private final PlanService plans;
    private final Visits visits;

    SequenceJourneyTests(Scene scene, PlanService plans, @LocalServerPort int port) {
        this.scene = scene;
        this.plans = plans;
        this.visits = BROWSERS.visits(port);
    }

    @Test
    void aCircleIsRefusedWithTheWayRoundAndADayShowsWhatBlocksTheThirdTier() {
        Scene.Table table = scene.table();
        Imported plan = table.asFacilitator()
                .call(() ->
                        plans.importPlan(table.negotiation(), new NewPlan("tiers", "en"), PlanFormat.MARKDOWN, TIERS));

        // A delegate lets compensation wait for the third tier, which waits for compensation
        Page delegate = visits.signedIn(table.head("Northland").getUsername(), 1440, ColorScheme.LIGHT);
        visits.go(
                delegate,
                AmendmentNavigation.amend(table.slug(), "tiers", plan.labels().get("amends")));
        press(delegate, "Conditions");
        Locator dialog = delegate.getByRole(AriaRole.DIALOG);
        choose(delegate, dialog, "Provision", "Article 2(1) Compensation is paid.");
        pick(delegate, dialog, "What must happen", "Article 3(3) carried out");
        within(dialog, "Add this condition").click();
        Locator refusal = dialog.locator(".refusal");
        assertThat(refusal.getByText("wait for each other")).isVisible();
        Locator way = dialog.locator(".sequence-problems__path li");
        assertThat(way).containsText(new String[] {
            "Article 2(1) – Not before: Article 3(3) carried out",
            "Article 3(3) – Not before: Article 2(1) carried out and Article 2(2) carried out"
        });
        visits.usable(delegate, "sequence-cycle");
        Assertions.assertThat(dialog.locator(".conditions-dialog__one").count()).isZero();

        // What can be kept is taken, and the redline says it
        within(dialog, "Cancel").click();
        assertThat(dialog).isHidden();
        press(delegate, "Conditions");
        choose(delegate, dialog, "Provision", "Article 2(1) Compensation is paid.");
        pick(delegate, dialog, "What must happen", "Article 2(2) carried out");
        within(dialog, "Add this condition").click();
        assertThat(dialog.locator(".conditions-dialog__one")).containsText("Not before: Article 2(2) carried out");
        within(dialog, "Set the conditions").click();
        assertThat(delegate.locator("parley-redline .redline__conditions ins"))
                .containsText("Not before: Article 2(2) carried out");
        assertThat(delegate.getByText("2(1): conditions changed")).isVisible();

        // An observer tries a day: the address alone shows what blocks the third tier
        Page observer = visits.signedIn(table.observer().getUsername(), 390, ColorScheme.DARK);
        visits.go(
                observer,
                "negotiations/" + table.slug() + "/plans/tiers/sequence?day=2027-06-01&event=2027-01-15~Signature");
        assertThat(standing(observer, "Article 3(3)")).containsText("Blocked");
        assertThat(standing(observer, "Article 3(3)").locator("li"))
                .containsText(new String[] {"Article 2(1) carried out", "Article 2(2) carried out"});
        assertThat(standing(observer, "Article 2(2)")).containsText("Overdue");
        assertThat(standing(observer, "Article 3(2)")).containsText("In time");
        assertThat(observer.locator("parley-sequence svg [data-node]").first()).isVisible();
        visits.usable(observer, "sequence-blocked");

        // Both carried out: nothing blocks it any more, and the address says so to whoever gets it
        add(observer, "Article 2(1) Compensation is paid.");
        assertThat(standing(observer, "Article 3(3)").locator("li")).hasCount(1);
        add(observer, "Article 2(2) The persons indicted are transferred.");
        assertThat(standing(observer, "Article 3(3)")).containsText("May be carried out");
        assertThat(observer).hasURL(Pattern.compile(".*done=2027-06-01.*done=2027-06-01.*"));
        Page sent = visits.signedIn(table.facilitator().getUsername(), 1440, ColorScheme.LIGHT);
        visits.go(sent, visits.path(observer));
        assertThat(standing(sent, "Article 3(3)")).containsText("May be carried out");

        // The drawing by the keyboard: from a node along its arrow
        Locator paid =
                sent.locator("parley-sequence [data-node='" + plan.labels().get("compensation") + "']");
        paid.focus();
        sent.keyboard().press("ArrowRight");
        assertThat(sent.locator("parley-sequence [data-node='" + plan.labels().get("third") + "']"))
                .isFocused();
        sent.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Along time").setExact(true))
                .click();
        assertThat(sent.locator("parley-sequence .sequence__today")).hasCount(1);
        visits.usable(sent, "sequence-timeline");
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static Locator within(Locator dialog, String name) {
        return dialog.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Chooses from a closed list. */
    private static void choose(Page page, Locator dialog, String label, String option) {
        dialog.locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHasText(label))
                .first()
                .click();
        option(page, option).click();
    }

    /** Chooses from a list that is narrowed by typing, and closes it. */
    private static void pick(Page page, Locator dialog, String label, String option) {
        Locator field = dialog.getByRole(
                AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName(label).setExact(true));
        field.fill(option);
        option(page, option).click();
        field.press("Tab");
        assertThat(option(page, option)).isHidden();
    }

    private static void add(Page page, String provision) {
        page.getByRole(
                        AriaRole.COMBOBOX,
                        new Page.GetByRoleOptions()
                                .setName("One more provision carried out")
                                .setExact(true))
                .fill(provision);
        option(page, provision).click();
    }

    private static Locator option(Page page, String option) {
        return page.getByRole(
                AriaRole.OPTION, new Page.GetByRoleOptions().setName(option).setExact(true));
    }

    private static Locator standing(Page page, String provision) {
        return page.locator(".sequence-table--standing tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(provision).setExact(true))));
    }
}
