package org.parley.identity.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.identity.SignedIn;
import org.parley.support.Chromium;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The screens of accounts and of the table in a real browser: what they do, that all can use them, and that nothing complains. */
@IntegrationTest
class PeopleScreensTests {

    private static Chromium chromium;

    private final Scene scene;
    private final String house;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    PeopleScreensTests(Scene scene, @LocalServerPort int port) {
        this.scene = scene;
        this.house = "http://localhost:" + port + "/";
    }

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @AfterEach
    void nothingComplained() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsATokenOnceAndRevokesIt() {
        Page page = signedIn(scene.stranger(), 1440, ColorScheme.DARK);
        page.navigate(house + "account");
        press(page.locator("body"), "Make a token");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("What it is for").fill("a reader");
        press(dialog, "Make a token");
        assertThat(page.locator("parley-secret input")).hasValue(Pattern.compile("parley_.{43}"));
        press(page.locator("body"), "Done");
        assertThat(page.getByText("In force", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        usable(page, "account-token");
        page.getByLabel("Revoke “a reader”?").click();
        press(page.getByRole(AriaRole.DIALOG), "Revoke");
        assertThat(page.getByText("Revoked", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @Test
    void arrangesTheTableAndShowsItToWhoeverSitsThere() {
        Scene.Table table = scene.table();
        Page observer = signedIn(table.observer(), 390, ColorScheme.LIGHT);
        observer.navigate(house + "negotiations/" + table.slug() + "/table");
        assertThat(observer.getByText("Northland adviser")).isVisible();
        assertThat(observer.getByText("Give somebody a seat")).hasCount(0);
        usable(observer, "table-observer");

        Page facilitator = signedIn(table.facilitator(), 1440, ColorScheme.LIGHT);
        facilitator.navigate(house + "negotiations/" + table.slug() + "/table");
        usable(facilitator, "table");
        press(facilitator.locator("body"), "Admit a delegation");
        Locator dialog = facilitator.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name of the delegation").fill("Isleland");
        dialog.getByLabel("Short name").fill("ISL");
        usable(facilitator, "table-admit");
        press(dialog, "Admit");

        assertThat(observer.getByText("Isleland")).isVisible();

        facilitator.getByLabel("Give somebody a seat: Isleland").click();
        dialog = facilitator.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name of the person").fill("Isleland head");
        dialog.getByLabel("E-mail address").fill("isleland.head@" + table.slug() + ".test");
        usable(facilitator, "table-seat");
        press(dialog, "Give the seat");
        assertThat(facilitator.locator("parley-secret input")).hasValue(Pattern.compile(".*welcome/.*"));
        press(facilitator.locator("body"), "Done");
        assertThat(observer.getByText("Isleland head")).isVisible();

        press(facilitator.locator("body"), "Conditions for amendments");
        usable(facilitator, "table-settle");
    }

    @Test
    void beginsANegotiation() {
        Page page = signedIn(scene.administrator(), 390, ColorScheme.DARK);
        page.navigate(house + "administration");
        usable(page, "administration");
        press(page.locator("body"), "Begin a negotiation");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        String slug = "begun-" + System.nanoTime();
        dialog.getByLabel("Name of the negotiation").fill("A negotiation begun on screen");
        dialog.getByLabel("Short name in addresses").fill(slug);
        usable(page, "administration-begin");
        press(dialog, "Begin a negotiation");
        page.waitForURL("**/negotiations/" + slug + "/table");
        assertThat(page.getByText("No delegation sits at this table yet.")).isVisible();
        usable(page, "table-empty");
    }

    private static void press(Locator within, String button) {
        within.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private Page signedIn(SignedIn person, int width, ColorScheme scheme) {
        Page page = page(width, scheme);
        page.navigate(house + "sign-in");
        signIn(page, person.getUsername());
        return page;
    }

    private void signIn(Page page, String email) {
        page.waitForURL(Pattern.compile(".*sign-in.*"));
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Scene.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(Pattern.compile("^(?!.*sign-in).*$"));
    }

    private Page page(int width, ColorScheme scheme) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setLocale("en-GB")
                        .setColorScheme(scheme));
        contexts.add(context);
        context.setDefaultTimeout(60_000);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /** Axe finds nothing, nothing is wider than the screen, and the picture is kept for whoever wants to look. */
    private void usable(Page page, String name) {
        page.waitForSelector("h1");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screens/" + name + ".png"))
                .setFullPage(true));
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name)
                .allSatisfy(violation ->
                        org.assertj.core.api.Assertions.fail(violation.getId() + ": " + violation.getNodes()));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name)
                .isEqualTo(true);
    }
}
