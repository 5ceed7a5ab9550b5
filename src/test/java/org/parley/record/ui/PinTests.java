package org.parley.record.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.identity.SignedIn;
import org.parley.support.Browsers;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A browser that remembers what it saw of a record, and believes nobody who says otherwise. */
@IntegrationTest
@Tag("browser")
class PinTests {

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final Scene scene;
    private final String house;
    private BrowserContext browser;
    private Page page;
    private Scene.Table table;

    PinTests(Scene scene, @LocalServerPort int port) {
        this.scene = scene;
        this.house = "http://localhost:" + port + "/";
    }

    @BeforeEach
    void signIn() {
        table = scene.table();
        SignedIn person = table.person("Northland head");
        browser = BROWSERS.chromium().browser().newContext();
        page = browser.newPage();
        page.navigate(house + "sign-in");
        page.locator("input[name=username]").fill(person.getUsername());
        page.locator("input[name=password]").fill(Scene.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.contains("sign-in"));
    }

    @AfterEach
    void leave() {
        browser.close();
    }

    @Test
    void saysNothingWhileTheRecordGrows() {
        visit();
        String first = pinned();
        for (int i = 0; i < 3; i++) {
            page.request().get(house + "negotiations/" + table.slug() + "/record/evidence.zip");
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            visit();
            assertThat(size(pinned())).isGreaterThanOrEqualTo(size(first) + 3);
        });
        assertThat(page.locator("parley-pin")).isHidden();
    }

    @Test
    void raisesTheAlarmWhenTheRecordIsNotTheOneItSaw() {
        visit();
        String seen = pinned();
        String[] lines = seen.split("\n");
        // Another past of the same length
        pin(lines[0] + "\n" + lines[1] + "\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n");
        visit();
        alarmed();
        // Another past, shorter: a proof is asked for, and does not fit
        pin(lines[0] + "\n" + (size(seen) - 3) + "\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n");
        visit();
        alarmed();
        // A record that was longer once
        pin(lines[0] + "\n" + (size(seen) + 100) + "\n" + lines[2] + "\n\n");
        visit();
        alarmed();
        // What was seen truly still fits
        pin(seen);
        visit();
        assertThat(page.locator("parley-pin")).isHidden();
    }

    private void alarmed() {
        Locator pin = page.locator("parley-pin");
        assertThat(pin).isVisible();
        assertThat(pin).containsText("did not grow from what this browser saw");
        assertThat(pin).hasAttribute("role", "alert");
    }

    private void visit() {
        page.navigate(house + "negotiations/" + table.slug());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> page.locator("parley-pin").isVisible() || !pinned().isEmpty());
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
    }

    private String pinned() {
        return (String) page.evaluate("key => localStorage.getItem(key) ?? ''", key());
    }

    private void pin(String checkpoint) {
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", java.util.List.of(key(), checkpoint));
    }

    private String key() {
        return "parley.pin.record/" + table.slug();
    }

    private static long size(String checkpoint) {
        return Long.parseLong(checkpoint.split("\n")[1]);
    }
}
