package org.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The browsers of one test, one a person. Closing them asserts that nothing complained in any of them. */
public final class Visits implements AutoCloseable {

    private final Chromium chromium;
    private final String house;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    public Visits(Chromium chromium, int port) {
        this.chromium = chromium;
        this.house = "http://localhost:" + port + "/";
    }

    /** Nobody's browser, on an empty page. */
    public Page page(int width, ColorScheme scheme) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Vienna")
                        .setColorScheme(scheme));
        contexts.add(context);
        context.setDefaultTimeout(Chromium.PATIENCE);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // A page that says that there is nothing has the status to it, and the browser reports that
            boolean refused = message.text().matches(".*status of (403|404).*")
                    && message.location().startsWith(page.url());
            if (!refused && (message.type().equals("error") || message.text().contains("Content Security Policy"))) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /** A person of a {@link Scene} who has just signed in. */
    public Page signedIn(String email, int width, ColorScheme scheme) {
        Page page = page(width, scheme);
        page.navigate(house + "sign-in");
        signIn(page, email);
        return page;
    }

    /** Fills in the sign-in page and goes through. */
    public void signIn(Page page, String email) {
        page.waitForURL(Pattern.compile(".*sign-in.*"));
        knock(page, email);
        page.waitForURL(Pattern.compile("^(?!.*sign-in).*$"));
    }

    /** Fills in the sign-in page, whatever comes of it. */
    public void knock(Page page, String email) {
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Scene.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    /** Opens a page of the house; returns when something stands on it. */
    public void go(Page page, String path) {
        page.navigate(house + path);
        page.locator("#main > *").first().waitFor();
    }

    /** The path of the page, without a leading slash. */
    public String path(Page page) {
        return page.url().substring(house.length());
    }

    /**
     * Axe finds nothing by any of its rules, nothing is wider than the screen, and the picture is kept for whoever wants
     * to look.
     *
     * @param name of the picture
     */
    public void usable(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screens/" + name + ".png"))
                .setFullPage(true));
        // No page holds another, so axe needs none of its own beside it
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true).analyze().getViolations().stream()
                                .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                        + rule.getNodes().stream()
                                                .map(node -> String.valueOf(node.getHtml()))
                                                .limit(3)
                                                .toList()))
                .as("axe on %s (%s)", page.url(), name)
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s (%s) fits the screen", page.url(), name)
                .isEqualTo(true);
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }
}
