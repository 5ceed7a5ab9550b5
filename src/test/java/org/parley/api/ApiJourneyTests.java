package org.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.identity.PersonService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** From a draft to an adopted text, by programs of the people who do it. */
@IntegrationTest
class ApiJourneyTests {

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
    ApiJourneyTests(Scene scene, PersonService people, @LocalServerPort int port) {
        this.scene = scene;
        this.people = people;
        this.port = port;
    }

    @BeforeEach
    void layTheTable() {
        callers.clear();
        table = scene.table();
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

    private Map<String, Object> edited(String words) {
        return Map.of(
                "id", article, "heading", "Ceasefire", "children", List.of(Map.of("id", cessation, "text", words)));
    }

    private Caller.Answer draft() {
        return as("Northland head")
                .post(
                        "/api/v1/amendments",
                        Map.of(
                                "plan",
                                plan,
                                "article",
                                article,
                                "title",
                                "Sooner",
                                "reason",
                                "Thirty days are too long.",
                                "edited",
                                edited("The Parties shall cease all hostilities within 20 days.")));
    }

    private String openRound(String amendment) {
        Caller.Answer prepared = as("Facilitator")
                .post(
                        in("/rounds"),
                        Map.of(
                                "title",
                                "Sooner",
                                "subjects",
                                List.of("amendment:" + amendment),
                                "rules",
                                "simple-majority"));
        assertThat(prepared.status()).as(prepared.response().body()).isEqualTo(201);
        String round = prepared.text("/id");
        assertThat(as("Facilitator").post("/api/v1/rounds/" + round + "/open").text("/state"))
                .isEqualTo("open");
        return round;
    }

    private Caller.Answer cast(String who, String round, String choice, UUID key) {
        return as(who).put(
                        "/api/v1/rounds/" + round + "/ballot",
                        Map.of("choice", choice),
                        "Idempotency-Key",
                        key.toString());
    }

    @Test
    void goesFromADraftToAnAdoptedText() {
        Caller.Answer drafted = draft();
        assertThat(drafted.status()).as(drafted.response().body()).isEqualTo(201);
        String path = drafted.header("Location");
        assertThat(as("Southland head").get(path).status()).isEqualTo(404);

        Map<String, Object> better = Map.of(
                "title",
                "Sooner",
                "reason",
                "Thirty days are too long.",
                "edited",
                edited("The Parties shall cease all hostilities within 14 days."));
        assertThat(as("Northland head").put(path, better).status()).isEqualTo(428);
        assertThat(as("Northland head").put(path, better, "If-Match", "\"99\"").status())
                .isEqualTo(412);
        Caller.Answer saved = as("Northland head").put(path, better, "If-Match", drafted.header("ETag"));
        assertThat(saved.status()).as(saved.response().body()).isEqualTo(200);

        Caller.Answer proposed = as("Northland head").post(path + "/propose");
        assertThat(proposed.text("/status")).as(proposed.response().body()).isEqualTo("proposed");
        String amendment = proposed.text("/id");
        assertThat(as("Observer")
                        .get(in("/amendments?status=proposed"))
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);

        String round = openRound(amendment);
        UUID key = UUID.randomUUID();
        Caller.Answer first = cast("Northland head", round, "yes", key);
        assertThat(first.status()).as(first.response().body()).isEqualTo(200);
        assertThat(cast("Northland head", round, "yes", key).json()).isEqualTo(first.json());
        for (String delegation : List.of("Southland", "Eastland", "Westland")) {
            assertThat(cast(delegation + " head", round, "yes", UUID.randomUUID())
                            .status())
                    .isEqualTo(200);
        }
        JsonNode open = as("Observer").get("/api/v1/rounds/" + round).json();
        assertThat(open.at("/cast")).hasSize(4);
        assertThat(open.at("/choices")).isEmpty();

        as("Facilitator").post("/api/v1/rounds/" + round + "/close");
        Caller.Answer proclaimed = as("Facilitator").post("/api/v1/rounds/" + round + "/proclaim", Map.of());
        assertThat(proclaimed.text("/result/verdict")).isEqualTo("adopted");
        assertThat(proclaimed.json().at("/choices")).hasSize(4);
        Caller.Answer text = as("Observer").get("/api/v1/plans/" + plan + "/text");
        assertThat(text.json().at("/version").asInt()).isEqualTo(2);
        assertThat(text.text("/articles/0/children/0/text")).contains("14 days");
        assertThat(as("Observer").get(path).text("/status")).isEqualTo("adopted");
    }

    @Test
    void saysOfAnArticleVotedOnThatItsTextHasMovedMeanwhile() {
        Caller.Answer drafted = draft();
        as("Northland head").post(drafted.header("Location") + "/propose");
        String whole = as("Facilitator")
                .post(
                        in("/rounds"),
                        Map.of(
                                "title",
                                "The article as it stands",
                                "subjects",
                                List.of("provision:" + article),
                                "rules",
                                "simple-majority"))
                .text("/id");
        as("Facilitator").post("/api/v1/rounds/" + whole + "/open");
        for (String round : List.of(openRound(drafted.text("/id")), whole)) {
            for (String delegation : List.of("Northland", "Southland", "Eastland", "Westland")) {
                cast(delegation + " head", round, "yes", UUID.randomUUID());
            }
            as("Facilitator").post("/api/v1/rounds/" + round + "/close");
            as("Facilitator").post("/api/v1/rounds/" + round + "/proclaim", Map.of());
        }
        JsonNode told = as("Observer").get("/api/v1/rounds/" + whole).json();
        assertThat(told.at("/result/verdict").asString()).isEqualTo("adopted");
        assertThat(told.at("/aftermath"))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence.asString()).contains("Article 1"));
    }

    @Test
    void answersForWhatAnAdoptionHasChanged() {
        String first = as("Northland head")
                .post(draft().header("Location") + "/propose")
                .text("/id");
        Caller.Answer beside = as("Southland head")
                .post(
                        "/api/v1/amendments",
                        Map.of(
                                "plan",
                                plan,
                                "article",
                                article,
                                "reason",
                                "Hostilities are more than fire.",
                                "edited",
                                edited("The Parties shall cease all fire within 30 days.")));
        String path = beside.header("Location");
        as("Southland head").post(path + "/propose");
        assertThat(as("Southland head")
                        .post(
                                path + "/accept",
                                Map.of(),
                                "If-Match",
                                as("Observer").get(path).header("ETag"))
                        .status())
                .isEqualTo(422);
        String round = openRound(first);
        for (String head : List.of("Northland head", "Southland head", "Eastland head", "Westland head")) {
            cast(head, round, "yes", UUID.randomUUID());
        }
        as("Facilitator").post("/api/v1/rounds/" + round + "/close");
        as("Facilitator").post("/api/v1/rounds/" + round + "/proclaim", Map.of());

        Caller.Answer asked = as("Observer").get(path);
        assertThat(asked.json().at("/consent/version").asInt())
                .as(asked.response().body())
                .isEqualTo(1);
        assertThat(asked.text("/consent/round")).isEqualTo(round);
        assertThat(asked.text("/consent/changes/0/after")).contains("within 30 days");
        assertThat(asked.text("/changes/0/after")).contains("all fire within 20 days");
        assertThat(asked.json().at("/consent/account")).isNotEmpty();
        assertThat(as("Southland head").post(path + "/accept").status()).isEqualTo(428);
        Caller.Answer draft = as("Southland head").post(path + "/redraft");
        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.text("/redraftOf")).isEqualTo(asked.text("/id"));
        Caller.Answer accepted =
                as("Southland head").post(path + "/accept", Map.of(), "If-Match", asked.header("ETag"));
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(200);
        assertThat(accepted.json().at("/consent").isObject()).isFalse();
        assertThat(accepted.text("/remark")).isEqualTo("consented");

        as("Eastland head").post(path + "/co-sponsor");
        Caller.Answer left = as("Eastland head").send("DELETE", path + "/co-sponsor", "application/json", "");
        assertThat(left.status()).as(left.response().body()).isEqualTo(200);
        assertThat(left.json().at("/coSponsors")).isEmpty();
    }

    @Test
    void tellsWhatAmendmentsDoToEachOther() {
        String one = draft().text("/id");
        as("Northland head").post("/api/v1/amendments/" + one + "/propose");
        String same = as("Southland head")
                .post(
                        "/api/v1/amendments",
                        Map.of(
                                "plan",
                                plan,
                                "article",
                                article,
                                "title",
                                "As soon",
                                "reason",
                                "We agree.",
                                "edited",
                                edited("The Parties shall cease all hostilities within 20 days.")))
                .text("/id");
        as("Southland head").post("/api/v1/amendments/" + same + "/propose");
        assertThat(as("Observer")
                        .get("/api/v1/amendments/" + one + "/collisions")
                        .text("/0/kind"))
                .isEqualTo("identical");
        Caller.Answer map = as("Observer").get(in("/plans/peace/collisions?kind=identical"));
        assertThat(map.text("/items/0/one")).isEqualTo(one);
        assertThat(map.text("/items/0/other")).isEqualTo(same);
        assertThat(map.text("/items/0/places/0/what")).isEqualTo("same-change");
        assertThat(as("Observer")
                        .get(in("/plans/peace/collisions?kind=quarrel"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void amendsAnAmendment() {
        String parent = draft().text("/id");
        Map<String, Object> fewer = Map.of(
                "title",
                "Sooner still",
                "reason",
                "Twenty days are too long.",
                "edited",
                edited("The Parties shall cease all hostilities within 10 days."));
        String under = "/api/v1/amendments/" + parent + "/sub-amendments";
        assertThat(as("Southland head").post(under, fewer).status()).isEqualTo(404);
        as("Northland head").post("/api/v1/amendments/" + parent + "/propose");
        assertThat(as("Observer").post(under, fewer).text("/key")).isEqualTo("amendment.error.observer");

        assertThat(as("Southland head")
                        .get("/api/v1/amendments/" + parent + "/text")
                        .text("/0/children/0/text"))
                .contains("20 days");
        Caller.Answer drafted = as("Southland head").post(under, fewer);
        assertThat(drafted.status()).as(drafted.response().body()).isEqualTo(201);
        assertThat(drafted.text("/parent")).isEqualTo(parent);
        String path = drafted.header("Location");
        Caller.Answer saved = as("Southland head").put(path, fewer, "If-Match", drafted.header("ETag"));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.text("/changes/0/after")).contains("10 days");
        assertThat(as("Southland head").post(path + "/propose").text("/status")).isEqualTo("proposed");
        Caller.Answer third =
                as("Eastland head").post("/api/v1/amendments/" + drafted.text("/id") + "/sub-amendments", fewer);
        assertThat(third.text("/key")).isEqualTo("amendment.error.third-degree");
    }

    @Test
    void takesBallotsFromThoseWhoMayCastThemOnly() {
        String amendment = draft().text("/id");
        as("Northland head").post("/api/v1/amendments/" + amendment + "/propose");
        String round = openRound(amendment);
        assertThat(cast("Northland adviser", round, "yes", UUID.randomUUID()).status())
                .isIn(403, 422);
        assertThat(cast("Observer", round, "yes", UUID.randomUUID()).status()).isIn(403, 422);
        assertThat(cast("Facilitator", round, "yes", UUID.randomUUID()).status())
                .isIn(403, 422);
        assertThat(cast("Southland head", round, "perhaps", UUID.randomUUID()).text("/errors/0/field"))
                .isEqualTo("choice");
        assertThat(as("Southland head")
                        .put("/api/v1/rounds/" + round + "/ballot", Map.of("choice", "yes"))
                        .text("/errors/0/field"))
                .isEqualTo("Idempotency-Key");
        assertThat(as("Southland head")
                        .put(
                                "/api/v1/rounds/" + round + "/ballot",
                                Map.of(
                                        "choice",
                                        "no",
                                        "delegation",
                                        table.delegation("Northland").value().toString()),
                                "Idempotency-Key",
                                UUID.randomUUID().toString())
                        .status())
                .isIn(403, 422);
        assertThat(as("Observer").get("/api/v1/rounds/" + round).json().at("/cast"))
                .isEmpty();
        as("Facilitator").post("/api/v1/rounds/" + round + "/close");
        Caller.Answer late = cast("Southland head", round, "yes", UUID.randomUUID());
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text("/key")).startsWith("voting.error.");
        assertThat(as("Northland head")
                        .post("/api/v1/rounds/" + round + "/proclaim", Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void ranksOptionsAndReadsHowTheyWereCounted() {
        Caller.Answer refused = as("Northland head").post(in("/choices"), choice("schulze"));
        assertThat(refused.status()).isEqualTo(403);
        Map<String, Object> nonsense = new HashMap<>(choice("schulze"));
        nonsense.put("method", "guess");
        assertThat(as("Facilitator").post(in("/choices"), nonsense).status()).isEqualTo(400);

        Caller.Answer prepared = as("Facilitator").post(in("/choices"), choice("schulze"));
        assertThat(prepared.status()).as(prepared.response().body()).isEqualTo(201);
        assertThat(prepared.text("/choice/method")).isEqualTo("schulze");
        assertThat(prepared.text("/choice/options/0/subject")).isEqualTo("plan:" + plan);
        String round = prepared.text("/id");
        as("Facilitator").post("/api/v1/rounds/" + round + "/open");

        Caller.Answer unlike = mark("Northland head", round, 1, 2);
        assertThat(unlike.status()).as(unlike.response().body()).isEqualTo(422);
        assertThat(cast("Northland head", round, "yes", UUID.randomUUID()).status())
                .isEqualTo(422);
        assertThat(mark("Northland head", round, 1, 2, 3).status()).isEqualTo(200);
        Caller.Answer again = mark("Northland head", round, 2, 1, 0);
        assertThat(again.json().at("/marks").toString()).isEqualTo("[2,1,0]");
        assertThat(again.json().path("choice").asString("")).isEmpty();
        mark("Southland head", round, 0, 1, 2);
        mark("Eastland head", round, 1, 2, 2);
        JsonNode open = as("Observer").get("/api/v1/rounds/" + round).json();
        assertThat(open.at("/choice/marks").isEmpty()).isTrue();
        assertThat(open.at("/choice/result").isMissingNode()
                        || open.at("/choice/result").isNull())
                .isTrue();

        as("Facilitator").post("/api/v1/rounds/" + round + "/close");
        JsonNode closed = as("Observer").get("/api/v1/rounds/" + round).json();
        assertThat(closed.at("/choice/marks/" + table.delegation("Northland").value())
                        .toString())
                .isEqualTo("[2,1,0]");
        assertThat(closed.at("/choice/result/verdict").asString()).isEqualTo("chosen");
        assertThat(closed.at("/choice/result/chosen").toString()).isEqualTo("[2]");
        assertThat(closed.at("/choice/result/order").toString()).isEqualTo("[2,1,3]");
        assertThat(closed.at("/choice/result/pairs").toString()).isEqualTo("[[0,1,2],[2,0,2],[1,0,0]]");
        assertThat(closed.path("result").isObject()).isFalse();
        assertThat(as("Facilitator")
                        .post("/api/v1/rounds/" + round + "/proclaim", Map.of())
                        .text("/state"))
                .isEqualTo("proclaimed");
    }

    private Map<String, Object> choice(String method) {
        return Map.of(
                "title",
                "Which plan first",
                "method",
                method,
                "ties",
                "listed",
                "rules",
                "simple-majority",
                "options",
                List.of(
                        Map.of("name", "The peace plan", "subject", "plan:" + plan),
                        Map.of("name", "A ceasefire only"),
                        Map.of("name", "Neither")));
    }

    private Caller.Answer mark(String who, String round, Integer... marks) {
        return as(who).put(
                        "/api/v1/rounds/" + round + "/ballot",
                        Map.of("marks", List.of(marks)),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }
}
