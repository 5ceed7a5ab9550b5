package org.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.identity.PersonService;
import org.parley.kernel.Messages;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What nobody should send: each refused by its own rule, with a sentence in each of the six languages that is not the one of another,
 * and without a trace in the record.
 */
@IntegrationTest
class BadInputTests {

    private static final String SOURCE = """
            # Peace plan

            ## Ceasefire {#ceasefire}

            1. The Parties shall cease all hostilities within 30 days. {#cessation}
            """;

    private final Scene scene;
    private final PersonService people;
    private final int port;
    private final Map<String, Caller> callers = new HashMap<>();

    private Scene.Table table;
    private String plan;
    private String article;
    private String cessation;

    @SuppressWarnings("NullAway") // filled before each test
    BadInputTests(Scene scene, PersonService people, @LocalServerPort int port) {
        this.scene = scene;
        this.people = people;
        this.port = port;
    }

    @BeforeEach
    void layTheTable() {
        table = scene.table();
        callers.clear();
        Caller.Answer imported = as("Facilitator").send("POST", in("/plans?slug=peace"), "text/markdown", SOURCE);
        plan = imported.text("/plan");
        article = imported.text("/labels/ceasefire");
        cessation = imported.text("/labels/cessation");
    }

    private Caller as(String name) {
        return callers.computeIfAbsent(
                name, ignored -> new Caller(port, table.as(name).call(() -> people.makeToken("test"))));
    }

    private String in(String path) {
        return "/api/v1/negotiations/" + table.slug() + path;
    }

    private String head() {
        return as("Observer").get(in("/record/head")).text("/root");
    }

    /** A call that must be refused, by whom it is made in whichever language. */
    private interface Attempt {
        Caller.Answer by(Caller caller);
    }

    /** Makes the call in every language: the same rule, another sentence, and the record as it was. */
    private void refused(String who, String key, Attempt attempt) {
        String before = head();
        Set<String> sentences = new HashSet<>();
        Messages.LANGUAGES.forEach(language -> {
            Caller.Answer answer = attempt.by(as(who).speaking(language.getLanguage()));
            assertThat(answer.status()).as(answer.response().body()).isIn(403, 422);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.text("/key")).isEqualTo(key);
            String sentence = answer.text("/detail");
            assertThat(sentence).isNotBlank().doesNotContain("error.", "{", "}");
            sentences.add(sentence);
        });
        assertThat(sentences).hasSameSizeAs(Messages.LANGUAGES);
        assertThat(head()).isEqualTo(before);
    }

    private Map<String, Object> drafting(String title, String reason, String words) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("plan", plan);
        said.put("article", article);
        said.put("title", title);
        said.put("reason", reason);
        said.put(
                "edited",
                Map.of(
                        "id",
                        article,
                        "heading",
                        "Ceasefire",
                        "children",
                        List.of(Map.of("id", cessation, "text", words))));
        return said;
    }

    private String drafted(String who, String words) {
        Caller.Answer made = as(who).post("/api/v1/amendments", drafting("Sooner", "It is too long.", words));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.text("/id");
    }

    private String proposed(String who, String words) {
        String id = drafted(who, words);
        assertThat(as(who).post("/api/v1/amendments/" + id + "/propose").status())
                .isEqualTo(200);
        return id;
    }

    private String opened(String amendment) {
        String round = as("Facilitator")
                .post(
                        in("/rounds"),
                        Map.of(
                                "title",
                                "Sooner",
                                "subjects",
                                List.of("amendment:" + amendment),
                                "rules",
                                "simple-majority"))
                .text("/id");
        assertThat(as("Facilitator").post("/api/v1/rounds/" + round + "/open").status())
                .isEqualTo(200);
        return round;
    }

    private static Attempt ballot(String round, Map<String, String> said) {
        return caller -> caller.put(
                "/api/v1/rounds/" + round + "/ballot",
                said,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    static Stream<Arguments> charactersThatMislead() {
        return Stream.of(
                Arguments.of("a control character", "a\u0007b", "text.error.control"),
                Arguments.of("an override of the direction", "a\u202Eb", "text.error.direction"),
                Arguments.of("an isolate of the direction", "a\u2067b", "text.error.direction"),
                Arguments.of("an invisible character", "a\u200Bb", "text.error.invisible"),
                Arguments.of("half a character", "a\uD83Db", "text.error.half-character"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("charactersThatMislead")
    void refusesCharactersThatMisleadInEveryField(String name, String bad, String key) {
        refused(
                "Northland head",
                key,
                caller -> raw(
                        caller,
                        in("/threads"),
                        "{\"subject\":\"provision:" + cessation + "\",\"text\":\"" + escaped(bad) + "\"}"));
        String good = "The Parties shall cease all hostilities within 20 days.";
        for (Map<String, Object> said : List.of(
                drafting("@", "Reason", good), drafting("Title", "@", good), drafting("Title", "Reason", "@"))) {
            refused(
                    "Northland head",
                    key,
                    caller -> raw(
                            caller,
                            "/api/v1/amendments",
                            Caller.json(said).replace("\"@\"", "\"" + escaped(bad) + "\"")));
        }
        refused(
                "Facilitator",
                "voting.error.title",
                caller -> raw(
                        caller,
                        in("/rounds"),
                        "{\"title\":\"" + escaped(bad) + "\",\"subjects\":[\"provision:" + article
                                + "\"],\"rules\":\"substance\"}"));
    }

    private static Caller.Answer raw(Caller caller, String path, String body) {
        return caller.send("POST", path, "application/json", body);
    }

    /** As JSON writes what no UTF-8 can carry. */
    private static String escaped(String text) {
        StringBuilder json = new StringBuilder();
        text.chars().forEach(unit -> json.append(String.format("\\u%04x", unit)));
        return json.toString();
    }

    @Test
    void refusesAnEmojiInTheTextAndKeepsItInAComment() {
        refused(
                "Northland head",
                "text.error.emoji",
                caller -> caller.post("/api/v1/amendments", drafting("T", "R", "Peace \uD83D\uDD4A within 20 days.")));
        Caller.Answer said = as("Northland head")
                .post(in("/threads"), Map.of("subject", "provision:" + cessation, "text", "Agreed \uD83D\uDD4A"));
        assertThat(said.text("/comments/0/text")).isEqualTo("Agreed \uD83D\uDD4A");
    }

    @Test
    void keepsMarkupAsWordsAndObeysNone() {
        String markup = "<script>alert(1)</script> <b>within</b> 20 days & more";
        Caller.Answer said =
                as("Northland head").post(in("/threads"), Map.of("subject", "provision:" + cessation, "text", markup));
        assertThat(said.text("/comments/0/text")).isEqualTo(markup);
        String amendment = proposed("Northland head", markup);
        assertThat(as("Observer")
                        .get("/api/v1/amendments/" + amendment + "/text")
                        .text("/0/children/0/text"))
                .isEqualTo(markup);
        assertThat(as("Observer")
                        .get("/api/v1/amendments/" + amendment + "/text")
                        .header("Content-Type"))
                .startsWith("application/json");
    }

    @Test
    void refusesWhatIsLongerThanItsFieldAndSaysBothNumbers() {
        String long4 = "x".repeat(1_000_000);
        refused("Northland head", "text.error.too-long", caller -> {
            Caller.Answer answer =
                    caller.post(in("/threads"), Map.of("subject", "provision:" + cessation, "text", long4));
            assertThat(answer.text("/detail")
                            .codePoints()
                            .filter(Character::isDigit)
                            .count())
                    .isGreaterThanOrEqualTo(4 + 7);
            return answer;
        });
        refused(
                "Northland head",
                "text.error.too-long",
                caller -> caller.post("/api/v1/amendments", drafting("T", "R", long4)));
        refused(
                "Northland head",
                "text.error.too-long",
                caller -> caller.post("/api/v1/amendments", drafting("x".repeat(151), "R", "Words.")));
    }

    @Test
    void refusesAnEmptyAmendmentAndOneThatChangesNothing() {
        String same = drafted("Northland head", "The Parties shall cease all hostilities within 30 days.");
        refused(
                "Northland head",
                "amendment.error.changes-nothing",
                caller -> caller.post("/api/v1/amendments/" + same + "/propose"));
        String unfounded = as("Northland head")
                .post("/api/v1/amendments", drafting("", "", "The Parties shall cease all fire."))
                .text("/id");
        refused(
                "Northland head",
                "amendment.error.no-reason",
                caller -> caller.post("/api/v1/amendments/" + unfounded + "/propose"));
        String gap = drafted("Northland head", "");
        refused(
                "Northland head",
                "text.error.empty-provision",
                caller -> caller.post("/api/v1/amendments/" + gap + "/propose"));
        refused(
                "Northland head",
                "text.error.empty",
                caller -> caller.post(in("/threads"), Map.of("subject", "provision:" + cessation, "text", " \n ")));
    }

    @Test
    void refusesAnAmendmentMadeOnAnOldVersion() {
        String late = drafted("Southland head", "The Parties shall cease all hostilities within 45 days.");
        String round = opened(proposed("Northland head", "The Parties shall cease all hostilities within 20 days."));
        for (String delegation : List.of("Northland", "Southland", "Eastland")) {
            ballot(round, Map.of("choice", "yes")).by(as(delegation + " head"));
        }
        as("Facilitator").post("/api/v1/rounds/" + round + "/close");
        assertThat(as("Facilitator")
                        .post("/api/v1/rounds/" + round + "/proclaim", Map.of())
                        .text("/result/verdict"))
                .isEqualTo("adopted");
        refused(
                "Southland head",
                "amendment.error.old-version",
                caller -> caller.post("/api/v1/amendments/" + late + "/propose"));
    }

    @Test
    void refusesAnAmendmentAfterTheDeadline() {
        Instant past = Instant.now().minus(1, ChronoUnit.MINUTES);
        table = scene.table(0, past);
        callers.clear();
        Caller.Answer imported = as("Facilitator").send("POST", in("/plans?slug=peace"), "text/markdown", SOURCE);
        plan = imported.text("/plan");
        article = imported.text("/labels/ceasefire");
        cessation = imported.text("/labels/cessation");
        String late = drafted("Northland head", "The Parties shall cease all hostilities within 20 days.");
        refused(
                "Northland head",
                "amendment.error.deadline",
                caller -> caller.post("/api/v1/amendments/" + late + "/propose"));
    }

    @Test
    void refusesBallotsOfThoseWhoHaveNoneAndAfterTheClose() {
        String round = opened(proposed("Northland head", "The Parties shall cease all hostilities within 20 days."));
        Map<String, String> yes = Map.of("choice", "yes");
        refused("Northland adviser", "voting.error.adviser-votes", ballot(round, yes));
        refused("Observer", "voting.error.observer-votes", ballot(round, yes));
        refused("Facilitator", "voting.error.facilitator-votes", ballot(round, yes));
        refused(
                "Southland head",
                "voting.error.other-delegation",
                ballot(
                        round,
                        Map.of(
                                "choice",
                                "yes",
                                "delegation",
                                table.delegation("Northland").value().toString())));
        assertThat(as("Observer").get("/api/v1/rounds/" + round).json().at("/cast"))
                .isEmpty();
        as("Facilitator").post("/api/v1/rounds/" + round + "/close");
        refused("Southland head", "voting.error.closed", ballot(round, yes));
    }

    @Test
    void countsABallotThatIsSentTwiceAtOnceOnce() throws Exception {
        String round = opened(proposed("Northland head", "The Parties shall cease all hostilities within 20 days."));
        String key = UUID.randomUUID().toString();
        Caller caller = as("Southland head");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Caller.Answer>> answers = Stream.of(1, 2)
                    .map(ignored -> both.submit(() -> caller.put(
                            "/api/v1/rounds/" + round + "/ballot", Map.of("choice", "no"), "Idempotency-Key", key)))
                    .toList();
            assertThat(answers.get(0).get().status()).isEqualTo(200);
            assertThat(answers.get(0).get().json())
                    .isEqualTo(answers.get(1).get().json());
        }
        assertThat(as("Observer").get(in("/record?topic=ballot")).json().at("/items"))
                .hasSize(1);
        as("Facilitator").post("/api/v1/rounds/" + round + "/close");
        assertThat(as("Observer").get("/api/v1/rounds/" + round).json().at("/choices"))
                .hasSize(1);
    }

    @Test
    void refusesAMalformedImportWithLineAndReason() {
        refused("Facilitator", "text.error.line", caller -> {
            Caller.Answer answer =
                    caller.send("POST", in("/plans?slug=bad"), "text/markdown", "# Plan\n\nno article here\n");
            assertThat(answer.text("/detail")).contains("3");
            return answer;
        });
        refused(
                "Facilitator",
                "text.error.line",
                caller -> caller.send("POST", in("/plans?slug=bad"), "application/json", "{\n\"title\": \n"));
        assertThat(as("Facilitator").get(in("/plans")).json().at("/total").asInt())
                .isEqualTo(1);
    }
}
