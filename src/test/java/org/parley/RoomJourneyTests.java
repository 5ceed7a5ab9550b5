package org.parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.room.DisplayService;
import org.parley.support.Browsers;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Visits;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A machine without an account becomes the wall of a room, follows the table, and is sent away. */
@IntegrationTest
@Tag("browser")
class RoomJourneyTests {

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final Bench bench;
    private final RoundService rounds;
    private final DisplayService displays;
    private final Visits visits;

    RoomJourneyTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries queries,
            RoundService rounds,
            DisplayService displays,
            @LocalServerPort int port) {
        this.bench = new Bench(scene, planService, plans, amendments, queries, rounds);
        this.rounds = rounds;
        this.displays = displays;
        this.visits = BROWSERS.visits(port);
    }

    @Test
    void aMachineWithoutAnAccountBecomesTheWallAndNothingElse() {
        Bench.Set set = bench.set();
        AmendmentId amendment = set.filed("Northland", "prisoners", "60", "14");
        Scene.Table table = set.table();
        DisplayService.Code code =
                table.asFacilitator().call(() -> displays.make(table.negotiation(), "Main screen", null, "dark"));

        Page wall = visits.page(1920, ColorScheme.LIGHT);
        wall.setViewportSize(1920, 1080);
        visits.go(wall, "room");
        visits.usable(wall, "room-door");
        wall.getByLabel("Code").fill("cccc-cccc");
        wall.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open the display"))
                .click();
        assertThat(wall.getByText("This code does not work")).isVisible();
        wall.getByLabel("Code").fill(code.code().toLowerCase(java.util.Locale.ROOT));
        wall.keyboard().press("Enter");
        assertThat(wall.locator("parley-room[data-phase=between]")).isVisible();
        assertThat(wall.locator("html")).hasAttribute("theme", "dark");
        visits.usable(wall, "room-between");

        RoundId round = set.open(amendment);
        assertThat(wall.locator("parley-room[data-phase=open]")).isVisible();
        assertThat(wall.locator("parley-room ins").first()).containsText("14");
        table.asHead("Northland")
                .run(() -> rounds.cast(round, Choice.YES, UUID.randomUUID().toString()));
        assertThat(wall.locator(".room__tile[data-cast=voted]")).hasCount(1);
        assertThat(wall.locator(".room__tile[data-cast=yes]")).hasCount(0);
        visits.usable(wall, "room-open");

        wall.reload();
        assertThat(wall.locator("parley-room[data-phase=open]")).isVisible();

        table.asFacilitator().run(() -> rounds.close(round));
        assertThat(wall.locator("parley-room[data-phase=result]")).isVisible();
        assertThat(wall.locator(".room__tile[data-cast=yes]")).hasCount(1);
        visits.usable(wall, "room-result");

        // Nothing else is opened by what the machine keeps, and no script can read it
        assertThat(String.valueOf(wall.evaluate("document.cookie"))).doesNotContain("room=");
        Page other = wall.context().newPage();
        for (String path : List.of(
                "negotiations/" + table.slug(),
                "negotiations/" + table.slug() + "/room",
                "negotiations/" + table.slug() + "/rounds",
                "negotiations/" + table.slug() + "/displays",
                "negotiations/" + table.slug() + "/record",
                "account",
                "administration")) {
            visits.go(other, path);
            other.waitForURL(Pattern.compile(".*/sign-in.*"));
        }
        for (String path : List.of(
                "api/v1/negotiations",
                "record/" + table.slug() + "/checkpoint",
                "negotiations/" + table.slug() + "/record/evidence.zip")) {
            Object status = other.evaluate(
                    "path => fetch(new URL(path, document.baseURI), {redirect: 'manual'}).then(answer => answer.status)",
                    path);
            assertThat(((Number) status).intValue()).as(path).isNotEqualTo(200);
        }
        other.close();

        table.asFacilitator().run(() -> displays.end(code.display()));
        assertThat(wall.getByText("This display was ended.")).isVisible();
        wall.reload();
        Locator field = wall.getByLabel("Code");
        assertThat(field).isVisible();
    }
}
