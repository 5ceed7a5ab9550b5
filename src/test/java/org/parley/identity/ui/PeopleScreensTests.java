package org.parley.identity.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.identity.Email;
import org.parley.identity.PersonName;
import org.parley.identity.PersonService;
import org.parley.identity.SignedIn;
import org.parley.support.As;
import org.parley.support.Browsers;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Visits;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The screens of accounts and of the table in a real browser: what they do, that all can use them, and that nothing complains. */
@IntegrationTest
@Tag("browser")
class PeopleScreensTests {

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final Scene scene;
    private final PersonService people;
    private final Visits visits;

    PeopleScreensTests(Scene scene, PersonService people, @LocalServerPort int port) {
        this.scene = scene;
        this.people = people;
        this.visits = BROWSERS.visits(port);
    }

    @Test
    void letsAnInvitedPersonInAndShutsThemOutAgain() {
        Page administrator = signedIn(scene.administrator(), 1440, ColorScheme.LIGHT);
        visits.go(administrator, "administration/people");
        visits.usable(administrator, "people");
        press(administrator.locator("body"), "Invite somebody");
        Locator dialog = administrator.getByRole(AriaRole.DIALOG);
        String name = "Guest " + System.nanoTime();
        String email = "guest-" + System.nanoTime() + "@parley.test";
        dialog.getByLabel("Name").fill(name);
        dialog.getByLabel("E-mail address").fill("not an address");
        press(dialog, "Invite");
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("254");
        dialog.getByLabel("E-mail address").fill(email);
        visits.usable(administrator, "people-invite");
        press(dialog, "Invite");
        Locator link = administrator.locator("parley-secret input");
        assertThat(link).hasValue(Pattern.compile("^http://localhost:\\d+/welcome/.{43}$"));
        visits.usable(administrator, "people-link");
        String address = link.inputValue();
        press(administrator.locator("body"), "Done");

        Page guest = visits.page(390, ColorScheme.DARK);
        guest.navigate(address);
        assertThat(guest.getByText("12 to 128 characters")).isVisible();
        visits.usable(guest, "welcome");
        Locator password = guest.getByLabel("Password", new Page.GetByLabelOptions().setExact(true));
        password.fill("too short");
        press(guest.locator("body"), "Set this password");
        assertThat(guest.getByRole(AriaRole.ALERT)).containsText("at least 12");
        password.fill(Scene.PASSWORD);
        press(guest.locator("body"), "Set this password");
        visits.signIn(guest, email);
        visits.go(guest, "account");
        assertThat(guest.getByText(email)).isVisible();
        visits.usable(guest, "account");

        Page again = visits.page(1440, ColorScheme.LIGHT);
        again.navigate(address);
        assertThat(again.getByText("This link no longer works")).isVisible();
        visits.usable(again, "welcome-used");

        administrator.getByLabel("Find by name or address").fill(name);
        assertThat(administrator.locator("[aria-label^='Close the account: ']")).hasCount(1);
        administrator.getByLabel("Close the account: " + name).click();
        visits.usable(administrator, "people-close");
        press(administrator.getByRole(AriaRole.DIALOG), "Close the account");
        // Their open screens are lost (ASVS 7.4.2), without a step of theirs
        guest.waitForURL(Pattern.compile(".*sign-in.*"));
        assertThat(administrator.getByText("Closed", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        visits.knock(guest, email);
        assertThat(guest.getByText("That did not work")).isVisible();

        administrator.getByLabel("Erase: " + name).click();
        visits.usable(administrator, "people-erase");
        press(administrator.getByRole(AriaRole.DIALOG), "Erase");
        administrator.getByLabel("Find by name or address").fill("N. N.");
        assertThat(administrator
                        .getByText("Erased", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        administrator.getByLabel("Find by name or address").fill(email);
        assertThat(administrator.getByText("Nobody is called that.")).isVisible();
    }

    @Test
    void showsAHundredOfManyAndTheRestOnDemand() {
        String crowd = "Crowd " + System.nanoTime();
        As.person(scene.administrator())
                .run(() -> IntStream.rangeClosed(1, 101)
                        .forEach(number -> people.invite(
                                new Email(crowd.replace(' ', '-') + "." + number + "@parley.test"),
                                new PersonName(crowd + "." + number))));
        Page page = signedIn(scene.administrator(), 1440, ColorScheme.LIGHT);
        visits.go(page, "administration/people");
        page.getByLabel("Find by name or address").fill(crowd);
        Locator found = page.locator("[aria-label^='Close the account: " + crowd + "']");
        assertThat(found).hasCount(100);
        press(page.locator("body"), "Show more");
        assertThat(found).hasCount(101);
        assertThat(page.getByText("Show more", new Page.GetByTextOptions().setExact(true)))
                .isHidden();
    }

    @Test
    void showsATokenOnceAndRevokesIt() {
        Page page = signedIn(scene.stranger(), 1440, ColorScheme.DARK);
        visits.go(page, "account");
        press(page.locator("body"), "Make a token");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("What it is for").fill("a reader");
        press(dialog, "Make a token");
        assertThat(page.locator("parley-secret input")).hasValue(Pattern.compile("parley_.{43}"));
        press(page.locator("body"), "Done");
        assertThat(page.getByText("In force", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        visits.usable(page, "account-token");
        page.getByLabel("Revoke “a reader”?").click();
        press(page.getByRole(AriaRole.DIALOG), "Revoke");
        assertThat(page.getByText("Revoked", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @Test
    void arrangesTheTableAndShowsItToWhoeverSitsThere() {
        Scene.Table table = scene.table();
        Page observer = signedIn(table.observer(), 390, ColorScheme.LIGHT);
        visits.go(observer, "negotiations/" + table.slug() + "/table");
        assertThat(observer.getByText("Northland adviser")).isVisible();
        assertThat(observer.getByText("Give somebody a seat")).hasCount(0);
        visits.usable(observer, "table-observer");

        Page facilitator = signedIn(table.facilitator(), 1440, ColorScheme.LIGHT);
        visits.go(facilitator, "negotiations/" + table.slug() + "/table");
        visits.usable(facilitator, "table");
        press(facilitator.locator("body"), "Admit a delegation");
        Locator dialog = facilitator.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name of the delegation").fill("Isleland");
        dialog.getByLabel("Short name").fill("ISL");
        visits.usable(facilitator, "table-admit");
        press(dialog, "Admit");

        assertThat(observer.getByText("Isleland")).isVisible();

        facilitator.getByLabel("Give somebody a seat: Isleland").click();
        dialog = facilitator.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name of the person").fill("Isleland head");
        dialog.getByLabel("E-mail address").fill("isleland.head@" + table.slug() + ".test");
        visits.usable(facilitator, "table-seat");
        press(dialog, "Give the seat");
        assertThat(facilitator.locator("parley-secret input")).hasValue(Pattern.compile(".*welcome/.*"));
        press(facilitator.locator("body"), "Done");
        assertThat(observer.getByText("Isleland head")).isVisible();

        press(facilitator.locator("body"), "Conditions for amendments");
        visits.usable(facilitator, "table-settle");
    }

    @Test
    void beginsANegotiation() {
        Page page = signedIn(scene.administrator(), 390, ColorScheme.DARK);
        visits.go(page, "administration");
        visits.usable(page, "administration");
        press(page.locator("body"), "Begin a negotiation");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        String slug = "begun-" + System.nanoTime();
        dialog.getByLabel("Name of the negotiation").fill("A negotiation begun on screen");
        dialog.getByLabel("Short name in addresses").fill(slug);
        visits.usable(page, "administration-begin");
        press(dialog, "Begin a negotiation");
        page.waitForURL("**/negotiations/" + slug + "/table");
        assertThat(page.getByText("No delegation sits at this table yet.")).isVisible();
        visits.usable(page, "table-empty");
    }

    private static void press(Locator within, String button) {
        within.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private Page signedIn(SignedIn person, int width, ColorScheme scheme) {
        return visits.signedIn(person.getUsername(), width, scheme);
    }
}
