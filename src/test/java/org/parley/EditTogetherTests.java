package org.parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.support.Soon.soon;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.Bench;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.support.Browsers;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.support.Visits;
import org.parley.text.Provision;
import org.parley.voting.RoundService;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two members of one delegation type in the same draft at the same time, in two browsers; then one of them dies in the middle of a word. */
@IntegrationTest
@Tag("browser")
class EditTogetherTests {

    private static final int FIRST = 1;
    private static final int SECOND = 2;

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final Bench bench;
    private final AmendmentQueries queries;
    private final Visits visits;

    EditTogetherTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService service,
            AmendmentQueries queries,
            RoundService rounds,
            @LocalServerPort int port) {
        this.bench = new Bench(scene, planService, plans, service, queries, rounds);
        this.queries = queries;
        this.visits = BROWSERS.visits(port);
    }

    private static Locator paragraph(Page page, int number) {
        return page.locator("parley-editor .editor__text").nth(number);
    }

    private static void caret(Page page, int number, String before) {
        paragraph(page, number).click();
        paragraph(page, number)
                .evaluate(
                        "(field, words) => { const at = field.value.indexOf(words);"
                                + " field.setSelectionRange(at, at); }",
                        before);
    }

    private String kept(Bench.Set set, AmendmentId id, String label) {
        return set.table()
                .asHead("Northland")
                .call(() -> queries.texts(id).result())
                .find(set.at(label))
                .map(Provision::text)
                .orElse("");
    }

    private Page enter(Bench.Set set, String who, AmendmentId draft, int width, ColorScheme scheme) {
        Page page = visits.signedIn(set.table().person(who).getUsername(), width, scheme);
        visits.go(
                page,
                "negotiations/" + set.table().slug() + "/plans/plan/amend/"
                        + set.at("ceasefire").value() + "?draft=" + draft.value());
        assertThat(paragraph(page, FIRST)).isVisible();
        return page;
    }

    @Test
    void typesInOneDraftWithoutDisturbingOneAnotherOrLosingAWord() {
        Bench.Set set = bench.set();
        AmendmentId draft = set.draft("Northland", set.text());
        Page head = enter(set, "Northland head", draft, 1440, ColorScheme.LIGHT);
        Page adviser = enter(set, "Northland adviser", draft, 1440, ColorScheme.DARK);

        // each sees where the other is
        caret(adviser, SECOND, "is recorded");
        assertThat(head.locator(".editor__others").getByText("Northland adviser is here"))
                .isVisible();

        // in different paragraphs, key by key in turns
        caret(head, FIRST, "within 30");
        String one = "at once and ";
        String other = "in the east ";
        for (int at = 0; at < one.length(); at++) {
            head.keyboard().type(one.substring(at, at + 1));
            adviser.keyboard().type(other.substring(at, Math.min(at + 1, other.length())));
        }
        soon(() -> {
            assertThat(kept(set, draft, "cessation")).contains("hostilities at once and within 30");
            assertThat(kept(set, draft, "line")).contains("line in the east is recorded");
        });
        assertThat(paragraph(head, SECOND)).hasValue(java.util.regex.Pattern.compile(".*in the east is recorded.*"));
        assertThat(paragraph(adviser, FIRST)).hasValue(java.util.regex.Pattern.compile(".*at once and within 30.*"));

        // in the same paragraph: what the other puts in before the caret moves it along, and no key goes astray
        caret(adviser, FIRST, "30 days");
        caret(head, FIRST, "shall cease");
        String early = "hereby solemnly ";
        String late = "no more than ";
        for (int at = 0; at < Math.max(early.length(), late.length()); at++) {
            if (at < early.length()) {
                head.keyboard().type(early.substring(at, at + 1), new Keyboard.TypeOptions().setDelay(30));
            }
            if (at < late.length()) {
                adviser.keyboard().type(late.substring(at, at + 1), new Keyboard.TypeOptions().setDelay(30));
            }
        }
        String both =
                "The Parties hereby solemnly shall cease all hostilities at once and within no more than 30 days.";
        soon(() -> assertThat(kept(set, draft, "cessation")).isEqualTo(both));
        assertThat(paragraph(head, FIRST)).hasValue(both);
        assertThat(paragraph(adviser, FIRST)).hasValue(both);
        visits.usable(head, "together-1");

        // undoing takes back one's own words only
        adviser.keyboard().press("Control+z");
        soon(() -> assertThat(kept(set, draft, "cessation")).contains("hereby solemnly"));
        adviser.keyboard().press("Control+Shift+z");
        soon(() -> assertThat(kept(set, draft, "cessation")).contains("hereby solemnly"));

        // one browser dies in the middle of a word, without a moment to say so
        caret(adviser, SECOND, "is recorded");
        adviser.keyboard().type("from the river to the harb", new Keyboard.TypeOptions().setDelay(120));
        // All of it has come to the other: what were still on its way would meet what is typed next at the very same
        // place, and be contested
        soon(() -> assertThat(paragraph(head, SECOND).inputValue()).contains("from the river to the harb"));
        assertThatThrownBy(() -> adviser.navigate("chrome://crash")).hasMessageContaining("crash");
        assertThat(kept(set, draft, "line")).contains("from the river to the harb");
        caret(head, SECOND, "is recorded");
        head.keyboard().type("and back ");
        soon(() -> assertThat(kept(set, draft, "line"))
                .contains("from the river to the harb")
                .contains("and back is recorded"));
        assertThat(kept(set, draft, "cessation")).contains("hereby solemnly");
    }

    @Test
    void keepsBothTextsWhereTwoTypedAtTheSameWordsAndLetsThePersonChoose() {
        Bench.Set set = bench.set();
        AmendmentId draft = set.draft("Northland", set.text());
        Page head = enter(set, "Northland head", draft, 1440, ColorScheme.LIGHT);
        Page adviser = enter(set, "Northland adviser", draft, 390, ColorScheme.DARK);
        String base = "The Parties shall cease all hostilities within 30 days.";
        // one is in the middle of composing a sign, which nothing may interrupt, while the other writes
        paragraph(adviser, FIRST).click();
        paragraph(adviser, FIRST).dispatchEvent("compositionstart");
        paragraph(head, FIRST).fill(base.replace("30 days", "twenty days"));
        soon(() -> assertThat(kept(set, draft, "cessation")).contains("twenty days"));
        paragraph(adviser, FIRST).fill(base.replace("30 days", "forty days"));
        paragraph(adviser, FIRST).dispatchEvent("compositionend");
        assertThat(adviser.getByText("Both texts are kept")).isVisible();
        visits.usable(adviser, "together-2");
        assertThat(paragraph(adviser, FIRST)).hasValue(base.replace("30 days", "forty days"));
        assertThat(kept(set, draft, "cessation")).contains("twenty days");
        adviser.getByText("Keep mine").click();
        soon(() -> assertThat(kept(set, draft, "cessation")).contains("forty days"));
        assertThat(paragraph(head, FIRST)).hasValue(base.replace("30 days", "forty days"));
        assertThat(adviser.getByText("Both texts are kept")).hasCount(0);
    }
}
