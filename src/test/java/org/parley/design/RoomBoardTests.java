package org.parley.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parley.design.Board.Cast;
import org.parley.design.PlanTextView.Mark;
import org.parley.design.Redline.Span;
import org.parley.design.Redline.Status;
import org.parley.support.Browsers;
import org.parley.support.Visits;

/** The wall in a real browser, at the size of a projector: legible from ten metres, and all of it there. */
@Tag("browser")
class RoomBoardTests {

    private static final String ORIGIN = "http://parley.test/";

    /** Text smaller than 24 px at 1920 by 1080, what sticks out of the screen, and names that are cut. */
    private static final String UNFIT = """
            () => {
              const unfit = [];
              const walker = document.createTreeWalker(document.querySelector('parley-room'), NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const parent = walker.currentNode.parentElement;
                if (!walker.currentNode.textContent.trim() || !parent.checkVisibility() || parent.closest('svg')) continue;
                if (parent.closest('.visually-hidden, .redline__spoken')) continue;
                if (parent.getClientRects().length && parent.getBoundingClientRect().width <= 1) continue;
                const size = parseFloat(getComputedStyle(parent).fontSize);
                if (size < 23.99) unfit.push('small ' + size + ': ' + parent.className + ' ' + parent.textContent);
              }
              for (const tile of document.querySelectorAll('.room__tile:not([hidden])')) {
                const box = tile.getBoundingClientRect();
                const name = [...tile.querySelectorAll('.room__tile-name > *')].find(part => part.getBoundingClientRect().width > 1);
                if (!name) unfit.push('no name: ' + tile.title);
                else {
                  const words = name.getBoundingClientRect();
                  if (words.left < box.left - 1 || words.right > box.right + 1) unfit.push('cut: ' + tile.title);
                }
                if (box.bottom > innerHeight || box.right > innerWidth || box.left < 0) unfit.push('off: ' + tile.title);
              }
              for (const part of document.querySelectorAll('.room > :not([hidden]):not(.visually-hidden)')) {
                const box = part.getBoundingClientRect();
                if (box.bottom > innerHeight + 1 || box.right > innerWidth + 1) unfit.push('off: ' + part.className + ' ' + box.bottom);
                if (!part.matches('.room__texts, .room__tiles, .room__rule') && part.scrollHeight > part.clientHeight + 12 && getComputedStyle(part).display !== 'inline') unfit.push('cut: ' + part.className + ' ' + part.scrollHeight + '>' + part.clientHeight);
              }
              const areas = ['.room__texts', '.room__arc', '.room__blocs', '.room__tiles', '.room__figures', '.room__rule', '.room__result', '.room__title']
                .map(name => document.querySelector(name)).filter(part => part && part.checkVisibility());
              for (const one of areas) for (const other of areas) {
                if (one === other) continue;
                const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
                if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) unfit.push('over: ' + one.className + ' ' + other.className);
              }
              if (document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth) unfit.push('scrolls');
              return unfit;
            }
            """;

    @RegisterExtension
    static final Browsers BROWSERS = new Browsers();

    private final List<String> errors = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @AfterEach
    void close() {
        context.close();
        assertThat(errors).isEmpty();
    }

    @Test
    void showsAVoteUnderWayWithEveryDelegationAndTheRedline() {
        for (int delegations : List.of(10, 48, 193)) {
            open("en", ColorScheme.LIGHT, 1920, 1080);
            show(vote(RoomBoard.Phase.OPEN, delegations, 1, null));
            fits("open-" + delegations);
            assertThat(page.locator("parley-room ins").first().isVisible()).isTrue();
            assertThat(page.locator(".room__timer .countdown__time").isVisible())
                    .isTrue();
            assertThat(page.locator(".room__arc").isVisible()).isFalse();
            context.close();
        }
    }

    @Test
    void showsAnOutcomeWithNumbersHemicycleBlocsAndEveryDelegation() {
        for (int delegations : List.of(10, 48, 193)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                open("en", scheme, 1920, 1080);
                show(vote(RoomBoard.Phase.RESULT, delegations, 1, null));
                fits("result-" + delegations + "-" + scheme);
                assertThat(page.locator(".room__seat").count()).isEqualTo(delegations);
                assertThat(page.locator(".room__tile:visible").count()).isEqualTo(delegations);
                assertThat(page.locator(".room__result").textContent()).isEqualTo("Adopted");
                assertThat(page.locator(".room__figures").textContent())
                        .contains("For", "Against", "Abstaining", "Quorum");
                assertThat(page.locator(".room__bloc").count()).isEqualTo(3);
                context.close();
            }
        }
    }

    @Test
    void isReadFromTheOtherSideInArabic() {
        open("ar", ColorScheme.DARK, 1920, 1080);
        show(vote(RoomBoard.Phase.RESULT, 193, 1, null));
        fits("result-193-ar");
        show(vote(RoomBoard.Phase.OPEN, 10, 1, null));
        fits("open-10-ar");
        assertThat(page.evaluate("document.documentElement.dir")).isEqualTo("rtl");
    }

    @Test
    void looksTheSameOnASmallerAndOnALargerProjector() {
        for (int[] size : List.of(new int[] {1280, 720}, new int[] {3840, 2160})) {
            open("en", ColorScheme.LIGHT, size[0], size[1]);
            show(vote(RoomBoard.Phase.RESULT, 193, 1, null));
            assertThat(page.evaluate("document.documentElement.scrollHeight <= innerHeight"))
                    .isEqualTo(true);
            assertThat(page.locator(".room__tile:visible").count()).isEqualTo(193);
            double smallest = ((Number)
                            page.evaluate(
                                    "Math.min(...[...document.querySelectorAll('.room__tile-short')].map(e => parseFloat(getComputedStyle(e).fontSize)))"))
                    .doubleValue();
            assertThat(smallest / size[1] * 1080).isGreaterThanOrEqualTo(23.99);
            context.close();
        }
    }

    @Test
    void turnsThePagesOfWhatIsTooLongByItself() {
        open("en", ColorScheme.LIGHT, 1920, 1080);
        show(vote(RoomBoard.Phase.OPEN, 10, 40, null));
        fits("open-long");
        context.close();
        open("en", ColorScheme.LIGHT, 1920, 1080);
        stopTheClock();
        show(vote(RoomBoard.Phase.OPEN, 10, 40, null));
        page.clock().runFor(100);
        assertThat(page.locator(".room__page").textContent()).startsWith("Page 1 of ");
        page.clock().runFor(12_500);
        assertThat(page.locator(".room__page").textContent()).startsWith("Page 2 of ");
        assertThat(((Number) page.evaluate("document.querySelector('.room__flow').scrollLeft")).intValue())
                .isPositive();
    }

    @Test
    void turnsThePagesOfAnAssembly() {
        open("en", ColorScheme.LIGHT, 1920, 1080);
        stopTheClock();
        show(vote(RoomBoard.Phase.RESULT, 2_500, 1, null));
        page.clock().runFor(100);
        assertThat(page.locator(".room__seat").count()).isEqualTo(2_500);
        String first = page.locator(".room__tile:visible").first().getAttribute("title");
        page.clock().runFor(12_500);
        assertThat(page.locator(".room__tile:visible").first().getAttribute("title"))
                .isNotEqualTo(first);
        assertThat(page.evaluate(UNFIT)).isEqualTo(List.of());
    }

    @Test
    void showsWhereTheTableIsBetweenRounds() {
        open("en", ColorScheme.LIGHT, 1920, 1080);
        show(new RoomBoard.Model(
                RoomBoard.Phase.BETWEEN,
                "The peace formula",
                "dark",
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                List.of(
                        new RoomBoard.Line("Next", "Round 8: Withdrawal of forces", "", null),
                        new RoomBoard.Line(
                                "Last decision",
                                "Round 7: Exchange of prisoners",
                                "6 for, 2 against, 1 abstaining, 1 absent.",
                                new Mark("Adopted", Shape.CHECK, Tone.POSITIVE)))));
        fits("between");
        assertThat(page.locator("html").getAttribute("theme")).isEqualTo("dark");
        assertThat(page.locator("h1").textContent()).isEqualTo("The peace formula");
    }

    @Test
    void showsWhoSpeaksOnWhatAndForHowLong() {
        for (String language : List.of("en", "ar")) {
            open(language, ColorScheme.DARK, 1920, 1080);
            show(speech(
                    "Organization for Security and Co-operation in Europe, Special Monitoring Mission to Northland",
                    new RoomBoard.Closing(185_000, 0, "Time left"),
                    List.of("Northland", "Southland", "Eastland", "Westland", "Midland", "Farland", "and 14 more")));
            fits("floor-" + language);
            assertThat(page.locator("h1").textContent())
                    .contains("Sitting 2: Second day")
                    .contains("3. Withdrawal");
            int left = left();
            assertThat(left).isBetween(1, 185);
            assertThat(page.locator(".room__queue li").count()).isEqualTo(7);
            assertThat(page.locator(".room__timer").isVisible()).isFalse();
            page.clock().runFor(60_000);
            assertThat(left()).as("at least a minute less").isLessThanOrEqualTo(left - 60);
            show(speech("Nobody has the floor.", null, List.of()));
            fits("floor-nobody-" + language);
            assertThat(page.locator(".room__speech").isVisible()).isFalse();
            assertThat(page.locator(".room__waiting").isVisible()).isFalse();
            context.close();
        }
    }

    /** Seconds that the speaker has left. */
    private int left() {
        String[] shown =
                page.locator(".room__speech .countdown__time").textContent().split(":", -1);
        return shown.length == 2 ? 60 * Integer.parseInt(shown[0]) + Integer.parseInt(shown[1]) : 0;
    }

    private static RoomBoard.Model speech(String speaker, RoomBoard.@Nullable Closing time, List<String> waiting) {
        return new RoomBoard.Model(
                RoomBoard.Phase.FLOOR,
                "Negotiation on the peace formula",
                null,
                new RoomBoard.Question(
                        "Sitting 2: Second day",
                        "3. Withdrawal of heavy weapons, and how it is watched · Article 4",
                        new Mark("Open", Shape.DISC, Tone.ACCENT)),
                null,
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                new RoomBoard.Floor(
                        new RoomBoard.Line("Has the floor", speaker, "", null), time, "Then", waiting, speaker),
                List.of(new RoomBoard.Line(
                        "Next vote",
                        "Round 8: Withdrawal of forces",
                        "",
                        new Mark("Prepared", Shape.DIAMOND, Tone.NEUTRAL))));
    }

    @Test
    void asksWhatComesNowWhenTheOutcomeHasHungItsTime() {
        open("en", ColorScheme.LIGHT, 1920, 1080);
        stopTheClock();
        show(vote(RoomBoard.Phase.RESULT, 10, 1, 60_000L));
        page.evaluate(
                "document.querySelector('parley-room').addEventListener('lapsed', () => { window.lapsed = true; })");
        page.clock().runFor(59_000);
        assertThat(page.evaluate("window.lapsed === true")).isEqualTo(false);
        page.clock().runFor(2_000);
        assertThat(page.evaluate("window.lapsed === true")).isEqualTo(true);
    }

    @Test
    void comesBackByItselfWhenTheHouseAnswersAgain() {
        open("en", ColorScheme.LIGHT, 1920, 1080);
        stopTheClock();
        show(vote(RoomBoard.Phase.OPEN, 10, 1, null));
        page.unroute(ORIGIN + "**");
        page.route(ORIGIN + "**", Route::abort);
        page.evaluate("window.before = true; window.Vaadin = {connectionState: {state: 'connection-lost'}}");
        page.clock().runFor(6_000);
        assertThat(page.locator(".room__lost").textContent()).startsWith("Connection lost");
        page.clock().runFor(11_000);
        assertThat(page.evaluate("window.before === true")).isEqualTo(true);
        page.unroute(ORIGIN + "**");
        page.route(ORIGIN + "**", RoomBoardTests::serve);
        page.waitForRequest(
                request -> request.isNavigationRequest(), () -> page.clock().runFor(6_000));
    }

    @Test
    void neverReadsANameAsMarkup() {
        String attack = "<img src=x onerror=\"window.broken=1\">";
        open("en", ColorScheme.LIGHT, 1920, 1080);
        Board.Model board = board(RoomBoard.Phase.RESULT, 1, attack);
        show(new RoomBoard.Model(
                RoomBoard.Phase.RESULT,
                attack,
                null,
                new RoomBoard.Question(attack, attack, new Mark(attack, Shape.DISC, Tone.ACCENT)),
                null,
                null,
                List.of(new RoomBoard.Subject(attack, attack, null)),
                List.of(new RoomBoard.Option(attack, true)),
                board,
                List.of(new RoomBoard.Bloc(attack, List.of("0"))),
                null,
                List.of()));
        assertThat(page.locator("img").count()).isZero();
        assertThat(page.evaluate("window.broken === undefined")).isEqualTo(true);
    }

    private void fits(String name) {
        Visits.picture(page, "room-" + name, false);
        assertThat(page.evaluate(UNFIT)).as(name).isEqualTo(List.of());
        assertThat(Visits.violations(page)).as(name).isEmpty();
    }

    @Test
    void speaksAtMostOnceInFiveSecondsButOfTheCloseAtOnce() {
        open("en", ColorScheme.LIGHT, 1920, 1080);
        stopTheClock();
        show(vote(RoomBoard.Phase.OPEN, 10, 1, null));
        page.clock().runFor(100);
        assertThat(spoken()).isEqualTo("An announcement");
        announce("Two have voted.", false);
        page.clock().runFor(2_000);
        assertThat(spoken()).isEqualTo("An announcement");
        page.clock().runFor(3_100);
        assertThat(spoken()).isEqualTo("Two have voted.");
        announce("The round is closed.", true);
        page.clock().runFor(50);
        assertThat(spoken()).isEqualTo("The round is closed.");
    }

    private String spoken() {
        return page.locator("parley-room > [role=status]").textContent();
    }

    private void announce(String announcement, boolean urgent) {
        page.evaluate("""
                ([announcement, urgent]) => {
                  const room = document.querySelector('parley-room');
                  room.model = {...room.model, board: {...room.model.board, announcement, urgent}};
                }
                """, List.of(announcement, urgent));
    }

    private void open(String language, ColorScheme scheme, int width, int height) {
        context = BROWSERS.chromium()
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme));
        page = context.newPage();
        page.onPageError(errors::add);
        page.clock().install();
        page.route(ORIGIN + "**", RoomBoardTests::serve);
        page.navigate(ORIGIN + "?" + language);
    }

    /** From now on it goes on only as far as a test says: before, with the machine, as axe waits. */
    private void stopTheClock() {
        page.clock().pauseAt(Instant.now().plus(Duration.ofHours(1)).toEpochMilli());
    }

    private static void serve(Route route) {
        String path = route.request().url().substring(ORIGIN.length());
        Path file = Path.of("frontend").resolve(path);
        if (path.startsWith("?")) {
            String components = String.join(
                    "",
                    List.of("redline", "countdown", "room").stream()
                            .map("<script src=/components/%s.js></script>"::formatted)
                            .toList());
            String sheets = String.join(
                    "",
                    List.of("tokens", "app", "elements", "room").stream()
                            .map("<link rel=stylesheet href=/styles/%s.css>"::formatted)
                            .toList());
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody("<!doctype html><html lang=%s><meta charset=utf-8><title>Room</title>"
                                    .formatted(path.substring(1))
                            + sheets + components + "<main><parley-room class=room></parley-room></main>"));
        } else if (Files.isRegularFile(file)) {
            route.fulfill(new Route.FulfillOptions().setPath(file));
        } else {
            route.fulfill(new Route.FulfillOptions().setStatus(404));
        }
    }

    private void show(RoomBoard.Model model) {
        page.evaluate(
                """
                ([words, model]) => {
                  const room = document.querySelector('parley-room');
                  room.words = words;
                  room.model = model;
                  return document.fonts.ready;
                }
                """,
                List.of(
                        words(String.valueOf(page.evaluate("document.documentElement.lang"))),
                        ModelElement.json(model)));
        page.waitForFunction("!document.fonts || document.fonts.status === 'loaded'");
        page.evaluate("document.querySelector('parley-room').model = document.querySelector('parley-room').model");
    }

    /** As the server side gives them. */
    private static String words(String language) {
        Properties bundle = new Properties();
        Path file = Path.of(
                "src/main/resources/i18n/design" + (language.equals("en") ? "" : "_" + language) + ".properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            bundle.load(reader);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        Map<String, Object> words = new LinkedHashMap<>();
        bundle.forEach((key, value) -> {
            String name = String.valueOf(key);
            for (String part : List.of("design.redline.", "design.countdown.", "design.board.", "design.room.")) {
                if (name.startsWith(part)) {
                    words.put(name.substring(part.length()), value);
                }
            }
        });
        words.put("unchanged", Map.of("other", "{0}"));
        words.put("locale", language);
        return ModelElement.json(words);
    }

    private static RoomBoard.Model vote(
            RoomBoard.Phase phase, int delegations, int provisions, @org.jspecify.annotations.Nullable Long lapses) {
        Board.Model board = board(phase, delegations, "Delegation of the Republic No. ");
        List<Redline.Node> nodes = IntStream.rangeClosed(1, provisions)
                .mapToObj(number -> new Redline.Node(
                        null,
                        1,
                        Status.CHANGED,
                        "4(" + number + ")",
                        "4(" + number + ")",
                        List.of(),
                        List.of(
                                Span.same(
                                        "The Parties shall withdraw all heavy weapons behind the line of contact within "),
                                Span.deleted("sixty"),
                                Span.inserted("thirty"),
                                Span.same(
                                        " days after the entry into force of this agreement, under the supervision of the monitoring mission, which reports each week to the guarantors.")),
                        null))
                .toList();
        return new RoomBoard.Model(
                phase,
                "Negotiation on the peace formula",
                null,
                new RoomBoard.Question(
                        "Round 7",
                        "Amendment 12: withdrawal of heavy weapons within thirty days",
                        phase == RoomBoard.Phase.OPEN
                                ? new Mark("Open", Shape.DISC, Tone.ACCENT)
                                : new Mark("Proclaimed", Shape.CHECK, Tone.NEUTRAL)),
                phase == RoomBoard.Phase.OPEN ? new RoomBoard.Closing(185_000, 0, "Voting closes") : null,
                lapses,
                List.of(new RoomBoard.Subject(
                        "Amendment 12 · Ukraine",
                        "To Article 4 of the plan",
                        ModelElement.json(new Redline.Model("en", nodes)))),
                List.of(),
                board,
                List.of(
                        bloc("Parties", 0, 2, delegations),
                        bloc("Guarantors", 2, delegations / 2, delegations),
                        bloc("Contributors", delegations / 2, delegations, delegations)),
                null,
                List.of());
    }

    private static RoomBoard.Bloc bloc(String name, int from, int to, int all) {
        return new RoomBoard.Bloc(
                name,
                IntStream.range(from, Math.min(to, all))
                        .mapToObj(Integer::toString)
                        .toList());
    }

    private static Board.Model board(RoomBoard.Phase phase, int delegations, String name) {
        List<Board.Tile> tiles = IntStream.range(0, delegations)
                .mapToObj(number -> new Board.Tile(
                        Integer.toString(number),
                        delegations == 10
                                ? List.of(
                                                "Ukraine",
                                                "Russian Federation",
                                                "United States of America",
                                                "France",
                                                "United Kingdom",
                                                "Türkiye",
                                                "China",
                                                "Switzerland",
                                                "Ireland",
                                                "European Union")
                                        .get(number)
                                : name + number,
                        "W" + (char) ('A' + number / 26 % 26) + (char) ('A' + number % 26),
                        phase == RoomBoard.Phase.OPEN
                                ? number % 3 == 0 ? Cast.NOT_YET : Cast.VOTED
                                : List.of(Cast.YES, Cast.YES, Cast.NO, Cast.YES, Cast.ABSTAIN, Cast.YES, Cast.ABSENT)
                                        .get(number % 7),
                        1,
                        false))
                .toList();
        boolean result = phase == RoomBoard.Phase.RESULT;
        int yes = (int) tiles.stream().filter(tile -> tile.cast() == Cast.YES).count();
        int no = (int) tiles.stream().filter(tile -> tile.cast() == Cast.NO).count();
        int abstaining =
                (int) tiles.stream().filter(tile -> tile.cast() == Cast.ABSTAIN).count();
        int absent =
                (int) tiles.stream().filter(tile -> tile.cast() == Cast.ABSENT).count();
        int voted = (int) tiles.stream()
                .filter(tile -> tile.cast() != Cast.NOT_YET && tile.cast() != Cast.ABSENT)
                .count();
        return new Board.Model(
                "Board of delegations",
                "Peace plan: two thirds of those voting, with the consent of every party to the conflict",
                result ? "Two thirds of 7 votes are required." : null,
                result
                        ? new Board.Tally(
                                yes,
                                no,
                                abstaining,
                                absent,
                                voted,
                                delegations,
                                delegations / 2 + 1,
                                (yes + no) * 2 / 3,
                                yes + no)
                        : new Board.Tally(null, null, null, null, voted, delegations, delegations / 2 + 1, null, null),
                tiles,
                result ? new Mark("Adopted", Shape.CHECK, Tone.POSITIVE) : null,
                "An announcement",
                result);
    }
}
