package org.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

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

    /**
     * Opens a page of the house as a link does, without loading the house anew; returns when it stands in the place of what stood there.
     * The page must be of another view than the one before: what is of the same view is shown in its place.
     */
    public void follow(Page page, String path) {
        page.evaluate("""
                address => {
                  document.querySelectorAll('#main > *').forEach(left => left.toggleAttribute('data-left', true));
                  const link = document.createElement('a');
                  link.href = address;
                  link.toggleAttribute('router-link', true);
                  document.body.append(link);
                  link.click();
                  link.remove();
                }
                """, house + path);
        page.locator("#main > :not([data-left])").first().waitFor();
    }

    /** The path of the page, without a leading slash. */
    public String path(Page page) {
        return page.url().substring(house.length());
    }

    /** Keeps a picture for whoever wants to look. Nothing is asserted on it: a browser that cannot take one just then is only reported. */
    public static void picture(Page page, String name, boolean whole) {
        try {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/screens/" + name + ".png"))
                    .setFullPage(whole));
        } catch (PlaywrightException none) {
            LoggerFactory.getLogger("parley.tests").warn("No picture of {}: {}", name, none.getMessage());
        }
    }

    /**
     * Axe finds nothing by any of its rules, nothing is wider than the screen, and the picture is kept for whoever wants
     * to look.
     *
     * @param name of the picture
     */
    public void usable(Page page, String name) {
        picture(page, name, true);
        assertThat(violations(page)).as("axe on %s (%s)", page.url(), name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s (%s) fits the screen", page.url(), name)
                .isEqualTo(true);
    }

    /** Takes the clock of a page from the machine: from now on it goes on only as far as a test says. */
    public static void stopTheClock(Page page) {
        page.clock().install(new Clock.InstallOptions().setTime(0));
        // A pause lies in the future; until it is there, the clock runs
        page.clock().pauseAt(Duration.ofHours(1).toMillis());
    }

    /** What breaks a rule of axe on a page, in words. */
    public static List<String> violations(Page page) {
        // To write up what keeps the rules takes longer than to find what breaks them
        AxeRunOptions broken = new AxeRunOptions();
        broken.setResultTypes(List.of("violations"));
        // No page holds another, so axe needs none of its own beside it
        return new AxeBuilder(page)
                .setLegacyMode(true).options(broken).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> String.valueOf(node.getHtml()))
                                        .limit(3)
                                        .toList())
                        .toList();
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }
}
