package org.parley.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.design.Board.Cast;
import org.parley.design.PlanTextView.Amendment;
import org.parley.design.PlanTextView.Mark;
import org.parley.design.Redline.Span;
import org.parley.design.Redline.Status;
import org.parley.support.Browsers;
import org.parley.support.Visits;

/** The custom elements in a real browser, from the files as they are shipped and the JSON as the server writes it. */
@Tag("browser")
class ElementsTests {

    private static final String ORIGIN = "http://parley.test/";
    private static final UUID ARTICLE = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID FIRST = UUID.fromString("00000000-0000-4000-8000-000000000002");
    private static final UUID SECOND = UUID.fromString("00000000-0000-4000-8000-000000000003");
    private static final String STORED = "The Parties shall carry out {ref:" + SECOND + "} within thirty days.";
    private static final String BRACKET = "00000000-0000-4000-8000-00000000000b";
    private static final String CONTESTED =
            "Leave {open:" + BRACKET + "}within 30 days{or:" + BRACKET + "}at once{close:" + BRACKET + "}, all.";
    private static final String WORDS = """
            {"locale":"en","plan":"Text","inserted":"inserted:","inserted-end":"end","deleted":"deleted:","deleted-end":"end",
            "invisible":"Invisible character {0}","comment-here":"Comment","amended-here":"What {0} would change",
            "amendments":{"one":"{0} amendment","other":"{0} amendments"},"editor":"Editor","heading":"Heading","text":"Text",
            "add-after":"Add","add-child":"Add under","delete":"Delete","restore":"Restore","up":"Up","down":"Down",
            "indent":"In","outdent":"Out","actions":"Actions","new":"New","changed":"Changed","undo":"Undo",
            "redo":"Redo","insert-reference":"Refer","yes":"For","no":"Against","abstain":"Abstained","voted":"Voted",
            "not_yet":"Not yet","for":"For","against":"Against","votes-cast":"Have voted","voted-of":"{0} of {1}",
            "delegations":"Delegations","needed":"Needed","letter-yes":"Y","letter-no":"N","left":"{0} left","over":"Over",
            "bracket":"Bracket this","bracket-alternative":"Instead?","bracket-put":"Put","bracket-by":"({0})",
            "bracket-nested":"None inside another","conflict":"Conflict","contains":"One covers the other","ordered":"Order matters","identical":"Identical","independent":"Both can stand","sub":"Sub-amendment",
            "shown-as":"Shown as","matrix":"Matrix","table":"Table","both":"Amendments","kind":"Kind","where":"Where","pair":"{0} and {1}","choose":"Choose","vote":"next vote","title":"Shortcuts","close":"Close","next":"Next","previous":"Previous","help":"Help","enabled":"On"}
            """;

    private static final String STICKING_OUT = """
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
              .filter(element => element.getBoundingClientRect().right > innerWidth || element.getBoundingClientRect().left < 0)
              .map(element => element.tagName + '.' + element.className)
            """;

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final List<String> errors = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void open() {
        open(new Browser.NewContextOptions().setViewportSize(1280, 900), "ltr");
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(errors).isEmpty();
    }

    @Test
    void redlineSpeaksByLineAndWordAndNotByColourAlone() {
        show("parley-redline", new Redline.Model("en", List.of(changed("a", "b"))));
        assertThat(page.locator("ins").evaluate("e => getComputedStyle(e).textDecorationLine"))
                .isEqualTo("underline");
        assertThat(page.locator("del").evaluate("e => getComputedStyle(e).textDecorationLine"))
                .isEqualTo("line-through");
        assertThat(page.locator("del").textContent()).contains("deleted:", "a");
        assertThat(page.locator("ins").textContent()).contains("inserted:", "b");
    }

    @Test
    void redlineShowsWhatCannotBeSeen() {
        show("parley-redline", new Redline.Model("en", List.of(changed("", "left\u202eright"))));
        assertThat(page.locator(".redline__unseen").textContent()).isEqualTo("U+202E");
    }

    @Test
    void stepsAreMovedByThePointerToAPlaceAmongTheirOwn() {
        List<Map<String, Object>> steps =
                List.of(step("first", "own"), step("second", "own"), step("third", "own"), step("other", "others"));
        show(
                "parley-steps",
                Map.of(
                        "movable",
                        true,
                        "groups",
                        List.of(Map.of("id", "article", "title", "Article 1", "steps", steps))));
        listen("parley-steps", "step-moved");
        drag("third", "first");
        drag("first", "second");
        drag("other", "first");
        assertThat(page.evaluate("window.heard"))
                .isEqualTo("{\"step\":\"third\",\"before\":\"first\"}{\"step\":\"first\",\"before\":\"third\"}");
        assertThat(page.locator(".step--target, .step--dragged").count()).isZero();
    }

    private static Map<String, Object> step(String id, String among) {
        return Map.of("id", id, "among", among, "place", "1", "names", List.of(Map.of("label", id)), "said", List.of());
    }

    private void drag(String step, String onto) {
        page.locator("[data-step=" + step + "] .step__head")
                .dragTo(page.locator("[data-step=" + onto + "] .step__head"));
    }

    @Test
    void textsAreNeverReadAsMarkup() {
        String attack = "<img src=x onerror=\"window.broken=1\"><script>window.broken=1</script>";
        show("parley-text", plan(attack, List.of(), List.of()));
        page.evaluate("document.querySelector('parley-text').amendmentsShown = true");
        assertThat(page.locator(".provision__text").first().textContent()).isEqualTo(attack);
        show("parley-redline", new Redline.Model("en", List.of(changed(attack, attack))));
        show("parley-editor", article(attack, 0));
        assertThat(page.locator("img").count()).isZero();
        assertThat(page.evaluate("window.broken === undefined")).isEqualTo(true);
    }

    @Test
    void textMarksAmendmentsInTheMarginAndShowsThemOnRequest() {
        Amendment amendment = new Amendment(
                UUID.randomUUID(),
                "Amendment 7",
                "amendments/7",
                new Mark("Proposed", Shape.DIAMOND, Tone.ACCENT),
                List.of(changed("thirty", "sixty")));
        show("parley-text", plan(STORED, List.of(amendment), List.of()));
        listen("parley-text", "marker-opened");
        assertThat(page.locator(".marker").getAttribute("aria-label")).isEqualTo("1 amendment: Amendment 7");
        assertThat(page.locator("parley-text ins").count()).isZero();
        page.locator(".marker").click();
        assertThat(heard()).contains(FIRST.toString());
        page.evaluate("document.querySelector('parley-text').amendmentsShown = true");
        page.locator("parley-text ins").waitFor();
        assertThat(page.locator(".plan-text__amendment").getAttribute("aria-label"))
                .isEqualTo("What Amendment 7 would change");
    }

    @Test
    void textTellsTheMarkedWordsByTheirPlaceInTheStoredText() {
        show("parley-text", plan(STORED, List.of(), List.of()));
        listen("parley-text", "words-selected");
        page.evaluate("""
                () => {
                  const text = document.querySelector('.provision__text');
                  const range = document.createRange();
                  range.setStart(text.firstChild, 4);
                  range.setEnd(text.querySelector('a').firstChild, 3);
                  getSelection().addRange(range);
                }
                """);
        page.locator(".plan-text__bubble").click();
        String exact = "Parties shall carry out {ref:" + SECOND + "}";
        assertThat(heard()).contains("\"start\":4", "\"end\":" + (4 + exact.length()), exact, "\"prefix\":\"The \"");
    }

    @Test
    void textShowsBracketsWithTheirOwnersAndTellsTheirPlaceInTheStoredText() {
        show("parley-text", plan(CONTESTED, List.of(), List.of()));
        listen("parley-text", "words-selected");
        assertThat(page.locator(".provision__text").first().textContent())
                .isEqualTo("Leave [within 30 days / at once], all.");
        assertThat(page.locator(".bracket__sign").allTextContents()).containsExactly("[", " / ", "]");
        assertThat(page.locator(".bracket__owners").first().evaluate("e => getComputedStyle(e, '::before').content"))
                .asString()
                .contains("(UA, IE)");
        assertThat(page.locator(".bracket__owners").nth(1).getAttribute("data-owners"))
                .isNull();
        page.evaluate("""
                () => {
                  const words = document.querySelectorAll('.bracket__words');
                  const range = document.createRange();
                  range.setStart(words[0].firstChild, 7);
                  range.setEnd(words[1].firstChild, 2);
                  getSelection().removeAllRanges();
                  getSelection().addRange(range);
                  document.querySelector('parley-text').commentOnSelection();
                }
                """);
        assertThat(heard()).contains("\"exact\":\"30 days{or:" + BRACKET + "}at\"");
    }

    @Test
    void editorPutsTheWordsChosenInBracketsAndAsksForOthers() {
        show("parley-editor", article("Leave within 30 days.", 0));
        listen("parley-editor", "edited");
        page.locator(".editor__text:visible").first().evaluate("e => { e.focus(); e.setSelectionRange(6, 20); }");
        page.locator(".editor__row:focus-within [data-action=bracket]").click();
        page.keyboard().type("at once");
        page.keyboard().press("Enter");
        page.waitForFunction("window.heard !== ''");
        assertThat(heard()).contains("Leave [within 30 days / at once].");
        show("parley-editor", article("Leave [within 30 days / at once].", 1));
        page.locator(".editor__text:visible").first().evaluate("e => { e.focus(); e.setSelectionRange(8, 12); }");
        page.locator(".editor__row:focus-within [data-action=bracket]").click();
        assertThat(page.locator("dialog").count()).isZero();
        assertThat(page.locator("parley-editor [role=status]").textContent()).isEqualTo("None inside another");
    }

    @Test
    void textIsWalkedThroughByKeysAndCitationsAreFollowed() {
        show("parley-text", plan(STORED, List.of(), List.of()));
        listen("parley-text", "provision-selected");
        page.locator(".provision").first().focus();
        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(heard()).contains(FIRST.toString());
        page.locator(".reference").click();
        assertThat(heard()).contains(SECOND.toString());
        assertThat(page.locator("[aria-current=true]").getAttribute("data-id")).isEqualTo(SECOND.toString());
    }

    @Test
    void linesBeginWhereTheServerSays() {
        show("parley-text", plan(STORED, List.of(), List.of(0, 12)));
        page.evaluate("document.querySelector('parley-text').lineNumbers = true");
        page.locator(".line").first().waitFor();
        assertThat(page.locator(".line").first().textContent()).isEqualTo("The Parties ");
        assertThat(page.locator(".line").nth(1).getAttribute("data-line")).isEqualTo("8");
    }

    @Test
    void editorKeepsWhatWasTypedWhenAnOlderModelArrives() {
        show("parley-editor", article("As it stands.", 0));
        listen("parley-editor", "edited");
        page.locator(".editor__text:visible").first().click();
        page.keyboard().press("End");
        page.keyboard().type(" More.");
        show("parley-editor", article("Somebody else's.", 0));
        assertThat(page.locator(".editor__text:visible").first().inputValue()).isEqualTo("As it stands. More.");
        page.waitForFunction("window.heard !== ''");
        assertThat(heard()).contains("As it stands. More.");
        show("parley-editor", article("As the server kept it.", 1));
        assertThat(page.locator(".editor__text:visible").first().inputValue()).isEqualTo("As the server kept it.");
        assertThat(page.locator(".editor__text:visible").first().evaluate("e => e === document.activeElement"))
                .isEqualTo(true);
    }

    @Test
    void editorKeepsASpaceThatTheServerWouldTrim() {
        show("parley-editor", article("As it stands.", 0));
        listen("parley-editor", "edited");
        page.locator(".editor__text:visible").first().click();
        page.keyboard().press("End");
        page.keyboard().type(" Then ");
        page.waitForFunction("window.heard !== ''");
        show("parley-editor", article("As it stands. Then", 1));
        page.keyboard().type("more.");
        assertThat(page.locator(".editor__text:visible").first().inputValue()).isEqualTo("As it stands. Then more.");
    }

    @Test
    void editorSplitsMovesDeletesRestoresAndTakesBack() {
        show("parley-editor", article("One. Two.", 0));
        page.locator(".editor__text:visible").first().click();
        page.keyboard().press("Home");
        for (int step = 0; step < 4; step++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Enter");
        assertThat(texts()).containsExactly("One.", "Two.", "Other.");
        page.keyboard().press("Alt+ArrowUp");
        assertThat(texts()).containsExactly("Two.", "One.", "Other.");
        page.keyboard().press("Alt+Delete");
        assertThat(texts()).containsExactly("One.", "Other.");
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+z");
        assertThat(texts()).containsExactly("One. Two.", "Other.");
        page.locator(".editor__text:visible").last().click();
        page.keyboard().press("Alt+Delete");
        assertThat(page.locator("[data-state=deleted]").count()).isEqualTo(1);
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-state=deleted]").count()).isZero();
    }

    @Test
    void editorShowsCitationsByNameAndStoresThemById() {
        show("parley-editor", article("See {ref:" + SECOND + "}.", 0));
        listen("parley-editor", "edited");
        assertThat(page.locator(".editor__text:visible").first().inputValue()).isEqualTo("See ⟦Article 1(2)⟧.");
        page.locator(".editor__text:visible").first().click();
        page.keyboard().press("End");
        page.keyboard().type("\n");
        page.waitForFunction("window.heard !== ''");
        assertThat(heard()).contains("See {ref:" + SECOND + "}.");
    }

    @Test
    void boardSaysAtMostOneThingInFiveSecondsButTheCloseAtOnce() {
        Visits.stopTheClock(page);
        showBoard(board("1 of 2 has voted.", false));
        page.clock().runFor(100);
        assertThat(spoken()).isEqualTo("1 of 2 has voted.");
        showBoard(board("2 of 2 have voted.", false));
        page.clock().runFor(2_000);
        assertThat(spoken()).isEqualTo("1 of 2 has voted.");
        page.clock().runFor(3_100);
        assertThat(spoken()).isEqualTo("2 of 2 have voted.");
        showBoard(board("The round is closed.", true));
        page.clock().runFor(50);
        assertThat(spoken()).isEqualTo("The round is closed.");
    }

    @Test
    void boardTurnsOnlyTheTileOfWhoeverHasCastAndMarksTheReadersOwn() {
        showBoard(board("", false, Cast.NOT_YET));
        assertThat(page.locator(".tile").all().stream().map(tile -> tile.getAttribute("data-cast")))
                .containsExactly("not_yet", "no");
        page.evaluate("window.before = [...document.querySelectorAll('.tile')]");

        showBoard(board("", false, Cast.VOTED));

        assertThat(page.locator(".tile").all().stream().map(tile -> tile.getAttribute("data-cast")))
                .containsExactly("voted", "no");
        assertThat(page.evaluate("[...document.querySelectorAll('.tile')].map((tile, i) => tile === window.before[i])"))
                .isEqualTo(List.of(false, true));
        assertThat(page.locator(".tile--mine .tile__name").textContent()).isEqualTo("Ukraine");
    }

    @Test
    void countdownRunsOnTheServersClockAndSpeaksAtTheEnd() {
        Visits.stopTheClock(page);
        listenTo("parley-countdown", "elapsed");
        show("parley-countdown", Map.of("deadline", 1_000_061_000L, "now", 1_000_000_000L, "label", "Closes in"));
        assertThat(page.locator(".countdown__time").textContent()).isEqualTo("1:01");
        page.clock().runFor(52_000);
        assertThat(page.locator("parley-countdown [role=status]").textContent()).contains("left");
        page.clock().runFor(10_000);
        assertThat(page.locator(".countdown__time").textContent()).isEqualTo("Over");
        assertThat(page.evaluate("window.heard")).isEqualTo("null");
    }

    @Test
    void shortcutsRestWhileSomebodyTypesAndExplainThemselves() {
        page.evaluate("document.getElementById('place').append(document.createElement('input'))");
        show(
                "parley-keys",
                new Shortcuts.Model(List.of(
                        new Shortcuts.Shortcut("g f", "floor", "The floor", null),
                        new Shortcuts.Shortcut("c", "comment", "Comment", null))));
        listen("parley-keys", "shortcut");
        page.locator("input").first().focus();
        page.keyboard().type("c");
        assertThat(heard()).isEmpty();
        page.locator("input").first().blur();
        page.keyboard().type("gf");
        assertThat(heard()).contains("floor");
        page.keyboard().type("?");
        assertThat(page.locator("dialog").textContent()).contains("The floor", "Comment");
        page.locator("dialog input").uncheck();
        page.keyboard().press("Escape");
        listen("parley-keys", "shortcut");
        page.keyboard().type("c");
        assertThat(heard()).isEmpty();
    }

    @Test
    void collisionsAreReachedByArrowsToldInWordsAndReadAsATable() {
        show("parley-collisions", collisions());
        assertThat(page.locator(".collisions__cell[tabindex='0']").count()).isEqualTo(1);
        page.locator(".collisions__cell").first().focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.evaluate("document.activeElement.getAttribute('aria-label')"))
                .isEqualTo("Amendment 7 and Amendment 9: One covers the other");
        page.keyboard().press("Enter");
        assertThat(page.locator(".collisions__told").textContent())
                .contains("One covers the other", "If Amendment 9 is adopted, Amendment 7 falls.");
        assertThat(page.evaluate("document.activeElement.getAttribute('aria-pressed')"))
                .isEqualTo("true");
        page.locator(".collisions__choice button").last().click();
        assertThat(page.locator(".collisions__table tbody tr").allTextContents())
                .hasSize(2)
                .first()
                .asString()
                .contains("7", "8", "Conflict", "Both change the same words of 4(2).");
    }

    private static CollisionBoard.Model collisions() {
        return new CollisionBoard.Model(
                "How the amendments meet",
                List.of(new CollisionBoard.Group(
                        "a",
                        "Article 4 · Ceasefire",
                        "plans/p",
                        List.of(
                                new CollisionBoard.Item("7", "7", "IRL", "Amendment 7", "amendments/7", true, true),
                                new CollisionBoard.Item("8", "8", "UKR", "Amendment 8", "amendments/8", false, false),
                                new CollisionBoard.Item("9", "9", "CHE", "Amendment 9", "amendments/9", false, false)),
                        List.of(
                                new CollisionBoard.Cell(
                                        0,
                                        1,
                                        CollisionBoard.Kind.CONFLICT,
                                        null,
                                        false,
                                        "They cannot both stand.",
                                        List.of("Both change the same words of 4(2).")),
                                new CollisionBoard.Cell(
                                        0,
                                        2,
                                        CollisionBoard.Kind.CONTAINS,
                                        CollisionBoard.Taker.OTHER,
                                        false,
                                        "If Amendment 9 is adopted, Amendment 7 falls.",
                                        List.of("One deletes 4(2), on which the other works."))))));
    }

    @Test
    void noElementBreaksARuleOfAccessibility() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(1280, 390)) {
                for (String direction : List.of("ltr", "rtl")) {
                    context.close();
                    open(
                            new Browser.NewContextOptions()
                                    .setViewportSize(width, 900)
                                    .setColorScheme(scheme),
                            direction);
                    show("parley-redline", new Redline.Model("en", List.of(changed("thirty", "sixty"))));
                    show(
                            "parley-text",
                            plan(
                                    STORED,
                                    List.of(new Amendment(
                                            UUID.randomUUID(),
                                            "Amendment 7",
                                            "amendments/7",
                                            new Mark("Proposed", Shape.DIAMOND, Tone.ACCENT),
                                            List.of(changed("thirty", "sixty")))),
                                    List.of()));
                    page.evaluate(
                            "Object.assign(document.querySelector('parley-text'), {amendmentsShown: true, lineNumbers: true})");
                    show("parley-editor", article("One. Two.", 0));
                    showBoard(board("1 of 2 has voted.", false));
                    show("parley-collisions", collisions());
                    page.locator("parley-text ins").waitFor();
                    assertThat(Visits.violations(page))
                            .as("%s, %d wide, %s", scheme, width, direction)
                            .isEmpty();
                    assertThat(page.evaluate(STICKING_OUT))
                            .as("what sticks out at %d, %s", width, direction)
                            .isEqualTo(List.of());
                }
            }
        }
    }

    private void open(Browser.NewContextOptions options, String direction) {
        context = BROWSERS.chromium().browser().newContext(options);
        page = context.newPage();
        page.onPageError(errors::add);
        page.route(ORIGIN + "**", ElementsTests::serve);
        page.navigate(ORIGIN + "?" + direction);
    }

    private static void serve(Route route) {
        String path = route.request().url().substring(ORIGIN.length());
        Path file = Path.of("frontend").resolve(path);
        if (path.startsWith("?")) {
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(html(path.substring(1))));
        } else if (Files.isRegularFile(file)) {
            route.fulfill(new Route.FulfillOptions().setPath(file));
        } else {
            route.fulfill(new Route.FulfillOptions().setStatus(404));
        }
    }

    private static String html(String direction) {
        StringBuilder head = new StringBuilder();
        for (String sheet : List.of("tokens", "app", "elements", "print")) {
            head.append("<link rel=stylesheet href=/styles/%s.css>".formatted(sheet));
        }
        for (String element :
                List.of("redline", "text", "editor", "board", "collisions", "countdown", "keys", "steps")) {
            head.append("<script src=/components/%s.js></script>".formatted(element));
        }
        return "<!doctype html><html lang=en dir=%s><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Elements</title>%s<main><h1>Elements</h1><div id=place></div></main>"
                .formatted(direction, head);
    }

    private void show(String tag, Object model) {
        page.evaluate("""
                ([tag, words, model]) => {
                  const place = document.getElementById('place');
                  const element = place.querySelector(tag) ?? place.appendChild(document.createElement(tag));
                  element.words = words;
                  element.model = model;
                  return new Promise(drawn => queueMicrotask(() => queueMicrotask(drawn)));
                }
                """, List.of(tag, WORDS, ModelElement.json(model)));
    }

    /** As the server sets it: who is at the table apart from what they cast. */
    private void showBoard(Board.Model board) {
        Board.Spelled spelled = Board.spell(board);
        page.evaluate("""
                ([words, tiles, model]) => {
                  const place = document.getElementById('place');
                  const element = place.querySelector('parley-board') ?? place.appendChild(document.createElement('parley-board'));
                  Object.assign(element, { words, mine: 'a', tiles, model });
                }
                """, List.of(WORDS, spelled.tiles(), spelled.model()));
    }

    private void listenTo(String tag, String event) {
        page.evaluate("tag => document.getElementById('place').append(document.createElement(tag))", tag);
        listen(tag, event);
    }

    private void listen(String tag, String event) {
        page.evaluate("""
                ([tag, event]) => {
                  window.heard = '';
                  document.querySelector(tag).addEventListener(event, said => { window.heard += JSON.stringify(said.detail); });
                }
                """, List.of(tag, event));
    }

    private String heard() {
        return (String) page.evaluate("window.heard");
    }

    private String spoken() {
        return page.locator("parley-board [role=status]").textContent();
    }

    private List<String> texts() {
        return page.locator(".editor__row:not([data-state=deleted]) .editor__text:visible").all().stream()
                .map(field -> field.inputValue())
                .toList();
    }

    private static Redline.Node changed(String before, String after) {
        List<Span> spans = new ArrayList<>();
        spans.add(Span.same("within "));
        if (!before.isEmpty()) {
            spans.add(Span.deleted(before));
        }
        spans.add(Span.inserted(after));
        spans.add(Span.same(" days."));
        return new Redline.Node(null, 1, Status.CHANGED, "1(1)", "1(1)", List.of(), spans, null);
    }

    private static PlanTextView.Model plan(String text, List<Amendment> amendments, List<Integer> lines) {
        return new PlanTextView.Model(
                "en",
                66,
                Map.of(SECOND.toString(), "Article 1(2)"),
                Map.of(BRACKET, List.of("UA, IE", "")),
                List.of(
                        new PlanTextView.Node(
                                ARTICLE,
                                0,
                                "1",
                                "Article 1",
                                "Withdrawal",
                                "",
                                List.of(),
                                0,
                                new Mark("Open", Shape.RING, Tone.NEUTRAL),
                                0,
                                List.of(),
                                List.of()),
                        new PlanTextView.Node(
                                FIRST, 1, "1(1)", "(1)", null, text, lines, 7, null, 0, amendments, List.of()),
                        new PlanTextView.Node(
                                SECOND, 1, "1(2)", "(2)", null, "Other.", List.of(), 0, null, 0, List.of(),
                                List.of())));
    }

    private static ArticleEditor.Model article(String text, int sequence) {
        ArticleEditor.Provision article = new ArticleEditor.Provision(
                ARTICLE.toString(),
                "Withdrawal",
                "",
                List.of(
                        new ArticleEditor.Provision(FIRST.toString(), null, text, List.of()),
                        new ArticleEditor.Provision(SECOND.toString(), null, "Other.", List.of())));
        return new ArticleEditor.Model(
                "en",
                article,
                article,
                "Article 1",
                List.of(new ArticleEditor.Reference(SECOND.toString(), "Article 1(2)", null)),
                20_000,
                300,
                3,
                sequence,
                0,
                List.of(),
                0,
                false);
    }

    private static Board.Model board(String announcement, boolean urgent) {
        return board(announcement, urgent, Cast.YES);
    }

    private static Board.Model board(String announcement, boolean urgent, Cast ukraine) {
        return new Board.Model(
                "Votes",
                "Two-thirds of those present and voting.",
                "2 votes are needed.",
                new Board.Tally(1, 1, 0, 0, 2, 2, 1, 2, 2),
                List.of(
                        new Board.Tile("a", "Ukraine", "UA", ukraine, 1, true),
                        new Board.Tile("b", "Russian Federation", "RU", Cast.NO, 1, true)),
                null,
                announcement,
                urgent);
    }
}
