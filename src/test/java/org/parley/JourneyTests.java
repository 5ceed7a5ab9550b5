package org.parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.Chromium;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
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

    private static Chromium chromium;

    private final Scene scene;
    private final PlanService plans;
    private final PlanQueries planQueries;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    @LocalServerPort
    private int port;

    JourneyTests(Scene scene, PlanService plans, PlanQueries planQueries) {
        this.scene = scene;
        this.plans = plans;
        this.planQueries = planQueries;
    }

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void leave() {
        contexts.forEach(BrowserContext::close);
        assertThat(errors).isEmpty();
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

        Page proposer = enter(table.head("Northland").getUsername());
        Page sponsor = enter(table.head("Eastland").getUsername());
        Page objector = enter(table.head("Westland").getUsername());
        Page facilitator = enter(table.facilitator().getUsername());
        Page observer = enter(table.observer().getUsername());

        // The proposer types in the text; the redline follows; the draft is kept.
        go(proposer, planPage + "/amend/" + article.value());
        Locator words = proposer.locator("parley-editor .editor__text").nth(1);
        words.fill("The Parties shall open the crossing within five days.");
        assertThat(proposer.locator("parley-redline ins").first()).containsText("five");
        assertThat(proposer.locator("parley-redline del").first()).containsText("ten");
        proposer.getByLabel("In a few words").fill("Sooner");
        proposer.getByLabel("Reason").fill("Ten days are too long for those who wait on the other side.");
        assertThat(proposer.getByText("seen by your delegation only").first()).isVisible();
        axe(proposer);

        // Others do not see a draft.
        go(sponsor, base + "/amendments");
        assertThat(sponsor.getByText("There are no amendments yet.")).isVisible();

        carryOut(proposer, "Propose");
        assertThat(proposer.getByText("Seeking co-sponsors").first()).isVisible();

        // It appears on the sponsor's open screen by itself.
        sponsor.locator("#main .row__link").first().click();
        assertThat(sponsor.getByText("Sooner").first()).isVisible();
        axe(sponsor);
        carryOut(sponsor, "Co-sponsor");
        assertThat(proposer.getByText("A facilitator puts it to the vote.").first())
                .isVisible();

        // The objector comments; the proposer reads it without reloading.
        go(objector, path(sponsor));
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
        go(facilitator, path(sponsor));
        facilitator
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Prepare a round"))
                .first()
                .click();
        assertThat(facilitator.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Prepare a round")))
                .isVisible();
        axe(facilitator);
        press(facilitator, "Prepare");
        assertThat(facilitator.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open the round")))
                .isVisible();
        facilitator.waitForURL(url -> url.matches(".*/rounds/[0-9a-f-]{36}"));
        String round = path(facilitator);
        for (Page each : List.of(proposer, sponsor, objector, observer)) {
            go(each, round);
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
        axe(objector);
        assertThat(observer.locator("parley-board")).not().containsText("Against: 1");

        carryOut(facilitator, "Close the round");
        carryOut(facilitator, "Proclaim the outcome");
        for (Page each : List.of(proposer, sponsor, objector, facilitator, observer)) {
            assertThat(each.getByText("The outcome is proclaimed and stands.").first())
                    .isVisible();
            axe(each);
        }

        // The adopted words are the text, on all five screens.
        for (Page each : List.of(proposer, sponsor, objector, facilitator, observer)) {
            go(each, planPage);
            assertThat(each.locator("parley-text")).containsText("within five days");
            assertThat(each.locator("parley-text")).not().containsText("within ten days");
        }
        axe(observer);

        // The observer reads how it happened.
        go(observer, base + "/record");
        assertThat(observer.getByText("Northland head").first()).isVisible();
        axe(observer);
        go(observer, base);
        assertThat(observer.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Floor").setExact(true)))
                .isVisible();
        axe(observer);
    }

    private Page enter(String email) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Vienna")
                        .setColorScheme(contexts.size() % 2 == 0 ? ColorScheme.LIGHT : ColorScheme.DARK)
                        .setViewportSize(1440, 900));
        contexts.add(context);
        context.setDefaultTimeout(60_000);
        Page page = context.newPage();
        page.setDefaultNavigationTimeout(90_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(email + ": " + message.text());
            }
        });
        page.onPageError(error -> errors.add(email + ": " + error));
        page.navigate("http://localhost:" + port + "/sign-in");
        page.locator("input[name=username]").fill(email);
        page.locator("input[name=password]").fill(Scene.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("sign-in"));
        return page;
    }

    private void go(Page page, String path) {
        page.navigate("http://localhost:" + port + "/" + path);
        page.locator("#main > *").first().waitFor();
    }

    private String path(Page page) {
        return page.url().replaceFirst("^https?://[^/]+/", "");
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
        assertThat(button).hasAttribute("aria-pressed", "true");
    }

    private static void axe(Page page) {
        AxeResults results = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze();
        assertThat(results.getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> String.valueOf(node.getHtml()))
                                        .limit(3)
                                        .toList()))
                .as("axe on %s", page.url())
                .isEmpty();
    }
}
