package org.parley.record.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.support.Soon.soon;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.identity.SignedIn;
import org.parley.kernel.RuleViolation;
import org.parley.record.LogId;
import org.parley.record.PinService;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.Hash;
import org.parley.record.verify.Note;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.support.As;
import org.parley.support.Browsers;
import org.parley.support.Chromium;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A browser that remembers what it saw of a record, and believes nobody who says otherwise. */
@IntegrationTest
@Tag("browser")
class PinTests {

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final Scene scene;
    private final PinService pins;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String house;
    private BrowserContext browser;
    private Page page;
    private Scene.Table table;

    PinTests(
            Scene scene,
            PinService pins,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            @LocalServerPort int port) {
        this.scene = scene;
        this.pins = pins;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.house = "http://localhost:" + port + "/";
    }

    @BeforeEach
    void signIn() {
        table = scene.table();
        enter(table.person("Northland head"));
    }

    private void enter(SignedIn person) {
        browser = BROWSERS.chromium().browser().newContext();
        browser.setDefaultTimeout(Chromium.PATIENCE);
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
        soon(() -> {
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
        alarmed("did not grow from what this browser saw");
        // Another past, shorter: a proof is asked for, and does not fit
        pin(lines[0] + "\n" + (size(seen) - 3) + "\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n");
        visit();
        alarmed("did not grow from what this browser saw");
        // A record that was longer once
        pin(lines[0] + "\n" + (size(seen) + 100) + "\n" + lines[2] + "\n\n");
        visit();
        alarmed("did not grow from what this browser saw");
        // What was seen truly still fits
        pin(seen);
        visit();
        assertThat(page.locator("parley-pin")).isHidden();
    }

    @Test
    void whoeverOfADelegationComesNextStartsFromWhatTheOthersVerified() {
        visit();
        String verified = pinned();
        soon(() -> assertThat(seen("Northland head")).isPresent());
        Checkpoint first = seen("Northland adviser").orElseThrow();
        assertThat(first.text()).isEqualTo(verified.substring(0, verified.indexOf("\n\n") + 1));
        assertThat(seen("Southland head")).as("another delegation").isEmpty();
        assertThat(seen("Observer")).as("nobody's delegation").isEmpty();

        // Only what the house signed is taken, and nothing is forgotten
        LogId log = LogId.of(table.negotiation().value());
        assertThatThrownBy(() -> as("Northland head")
                        .run(() ->
                                pins.saw(log, first.size() + 1000, first.root().base64())))
                .isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> as("Northland head").run(() -> pins.saw(log, first.size(), Hash.EMPTY.base64())))
                .isInstanceOf(RuleViolation.class);
        page.request().get(house + "negotiations/" + table.slug() + "/record/evidence.zip");
        soon(() -> {
            visit();
            assertThat(seen("Northland head"))
                    .hasValueSatisfying(newer -> assertThat(newer.size()).isGreaterThan(first.size()));
        });
        long newest = seen("Northland head").orElseThrow().size();
        as("Northland head").run(() -> pins.saw(log, first.size(), first.root().base64()));
        assertThat(seen("Northland head"))
                .hasValueSatisfying(still -> assertThat(still.size()).isEqualTo(newest));

        // A browser that remembers nothing: what the delegation remembers is enough to find another past out
        as("Southland head").run(() -> pins.saw(log, first.size(), first.root().base64()));
        Checkpoint another = new Checkpoint(first.origin(), first.size(), Hash.sha256(new byte[] {1}));
        transactions.executeWithoutResult(status -> jdbc.sql(
                        "UPDATE record_pin SET note = ? WHERE log = ? AND delegation = ?")
                .params(
                        new SignedCheckpoint(
                                        new Note(
                                                another.text(),
                                                note("Southland head").signatures()),
                                        another)
                                .bytes(),
                        log.value(),
                        table.delegation("Southland").value())
                .update());
        browser.close();
        enter(table.person("Southland head"));
        page.navigate(house + "negotiations/" + table.slug());
        alarmed("did not grow from what your delegation saw");
        assertThat(pinned())
                .as("nothing is remembered of a record that is another")
                .isEmpty();
    }

    private Note note(String person) {
        return as(person)
                .call(() -> pins.seen(LogId.of(table.negotiation().value())))
                .orElseThrow()
                .signed()
                .note();
    }

    private As as(String person) {
        return As.person(table.person(person));
    }

    private Optional<Checkpoint> seen(String person) {
        return as(person)
                .call(() -> pins.seen(LogId.of(table.negotiation().value())))
                .map(pin -> pin.signed().checkpoint());
    }

    private void alarmed(String said) {
        Locator pin = page.locator("parley-pin");
        assertThat(pin).isVisible();
        assertThat(pin).containsText(said);
        assertThat(pin).hasAttribute("role", "alert");
    }

    private void visit() {
        page.navigate(house + "negotiations/" + table.slug());
        soon(() -> assertThat(page.locator("parley-pin").isVisible() || !pinned().isEmpty())
                .isTrue());
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
