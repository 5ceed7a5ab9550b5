package org.parley.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The installed Chromium: {@code CHROMIUM} names it, else it is looked for where systems keep it. It speaks to nobody outside. */
public final class Chromium implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("parley.tests");

    /** How long a page may take to come to what is expected of it, in milliseconds: machines are slow at times, and this is no measurement. */
    public static final double PATIENCE = 60_000;

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Starts the browser. Where there is none the test is skipped and says so; in CI ({@code CI} is set) it fails.
     */
    public static Chromium start() {
        if (executable().isEmpty()) {
            String loud = "NO CHROMIUM FOUND: the browser journeys are SKIPPED. Install it, or name it in CHROMIUM.";
            LOG.error(loud);
            Assumptions.assumeTrue(System.getenv("CI") != null, loud);
            throw new IllegalStateException("browser tests must run in CI, and there is no Chromium");
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(QUIET);
        options.setExecutablePath(executable().orElseThrow());
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> executable() {
        return Stream.of(
                        System.getenv("CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(name -> name != null && !name.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
