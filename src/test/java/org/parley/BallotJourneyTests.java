package org.parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.Browsers;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Visits;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A delegate's ballot as a hand, a keyboard and a telephone meet it. */
@IntegrationTest
@Tag("browser")
class BallotJourneyTests {

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final Bench bench;
    private final RoundService rounds;
    private final Visits visits;

    BallotJourneyTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries queries,
            RoundService rounds,
            @LocalServerPort int port) {
        this.bench = new Bench(scene, planService, plans, amendments, queries, rounds);
        this.rounds = rounds;
        this.visits = BROWSERS.visits(port);
    }

    @Test
    void isCastChangedAndLeftByTheKeyboardAlone() {
        Bench.Set set = bench.set();
        RoundId round = set.open(set.filed("Northland", "prisoners", "60", "14"));
        Page head = open(set, round, 1440, ColorScheme.LIGHT);
        assertThat(head.getByText("Your delegation has not voted yet.")).isVisible();
        assertThat(head.locator("parley-redline:not([final]) del").first()).containsText("60");
        assertThat(head.locator("parley-redline[final]")).containsText("14");
        assertThat(head.locator("parley-redline[final] :is(ins, del)")).hasCount(0);
        visits.usable(head, "ballot-1440");

        head.keyboard().press("2");
        Locator cast = head.locator(".ballot__cast");
        assertThat(cast).isFocused();
        assertThat(cast).hasText("Cast the ballot: No");
        head.keyboard().press("Escape");
        assertThat(cast).isHidden();
        assertThat(head.locator(".choice[data-choice=no]")).isFocused();
        assertThat(head.getByText("Your delegation has not voted yet.")).isVisible();

        head.keyboard().press("1");
        assertThat(cast).hasText("Cast the ballot: Yes");
        assertThat(cast).isFocused();
        head.keyboard().press("Enter");
        assertThat(head.locator(".ballot__line")).containsText("Accepted: Yes");
        assertThat(head.locator(".ballot__line")).containsText("Receipt");
        assertThat(head.locator(".choice[data-choice=yes]")).isFocused();

        head.keyboard().press("Tab");
        head.keyboard().press("Tab");
        assertThat(head.locator(".choice[data-choice=abstain]")).isFocused();
        head.keyboard().press("Space");
        assertThat(cast).hasText("Cast the ballot: Abstain");
        assertThat(cast).isFocused();
        head.keyboard().press("Enter");
        assertThat(head.locator(".ballot__line")).containsText("Accepted: Abstain");

        set.table().asFacilitator().run(() -> rounds.close(round));
        assertThat(head.locator(".ballot")).hasCount(0);
        assertThat(head.locator("[aria-live=assertive]").first()).containsText("closed");
    }

    @Test
    void isCastOnATelephone() {
        Bench.Set set = bench.set();
        RoundId round = set.open(set.filed("Northland", "prisoners", "60", "14"));
        Page head = open(set, round, 390, ColorScheme.DARK);
        for (Locator choice : head.locator(".ballot .choice").all()) {
            BoundingBox box = choice.boundingBox();
            assertThat(box.height).isGreaterThanOrEqualTo(44);
            assertThat(box.x).isNotNegative();
            assertThat(box.x + box.width).isLessThanOrEqualTo(390);
        }
        head.locator(".choice[data-choice=abstain]").click();
        Locator cast = head.locator(".ballot__cast");
        assertThat(cast).hasText("Cast the ballot: Abstain");
        assertThat(cast.boundingBox().height).isGreaterThanOrEqualTo(44);
        visits.usable(head, "ballot-390-chosen");
        cast.click();
        assertThat(head.locator(".ballot__line")).containsText("Accepted: Abstain");
        visits.usable(head, "ballot-390-cast");
    }

    private Page open(Bench.Set set, RoundId round, int width, ColorScheme scheme) {
        Page head = visits.signedIn(set.table().head("Northland").getUsername(), width, scheme);
        visits.go(head, "negotiations/" + set.table().slug() + "/rounds/" + round.value());
        head.locator(".ballot").waitFor();
        return head;
    }
}
