package org.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.identity.PersonService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.TestQuestions;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The manners of taking a vote, as programs take part in them. */
@IntegrationTest
class MannerApiTests {

    private final Scene scene;
    private final PersonService people;
    private final TestQuestions questions;
    private final int port;
    private final Map<String, Caller> callers = new HashMap<>();

    MannerApiTests(Scene scene, PersonService people, TestQuestions questions, @LocalServerPort int port) {
        this.scene = scene;
        this.people = people;
        this.questions = questions;
        this.port = port;
    }

    @Test
    void aProgramCallsARollToItsEnd() {
        Scene.Table table = scene.table();
        String round = prepared(table, "roll-call", "simple-majority", false);
        Caller facilitator = as(table, "Facilitator");
        Caller.Answer opened = facilitator.post(round + "/open", Map.of());
        assertThat(opened.status()).as(opened.response().body()).isEqualTo(200);
        assertThat(opened.text("/manner")).isEqualTo("roll-call");
        String first = opened.text("/roll/next");
        assertThat(answer(facilitator, round, first, "yes").status()).isEqualTo(422);
        assertThat(facilitator.post(round + "/call", Map.of()).text("/roll/now"))
                .isEqualTo(first);
        assertThat(facilitator.post(round + "/pass", Map.of()).text("/roll/passed/0"))
                .isEqualTo(first);
        for (int more = 0; more < 4; more++) {
            String next = facilitator.post(round + "/call", Map.of()).text("/roll/now");
            assertThat(answer(facilitator, round, next, "yes").status()).isEqualTo(200);
        }
        assertThat(facilitator.post(round + "/close", Map.of()).status()).isEqualTo(422);
        assertThat(facilitator.post(round + "/call", Map.of()).text("/roll/now"))
                .isEqualTo(first);
        assertThat(answer(facilitator, round, first, "no").status()).isEqualTo(200);
        assertThat(as(table, "Observer").get(round).text("/choices/" + first)).isEqualTo("no");
        Caller.Answer closed = facilitator.post(round + "/close", Map.of());
        assertThat(closed.json().at("/result/yes").asInt()).isEqualTo(4);
        assertThat(as(table, "Northland head").post(round + "/call", Map.of()).status())
                .isEqualTo(403);
    }

    @Test
    void twoProgramsCountHands() {
        Scene.Table table = scene.table();
        String round = prepared(table, "show-of-hands", "simple-majority", false);
        Caller facilitator = as(table, "Facilitator");
        facilitator.post(round + "/open", Map.of());
        Map<String, Object> hands = Map.of("yes", 3, "no", 1, "abstain", 1);
        assertThat(facilitator.post(round + "/count", hands).status()).isEqualTo(200);
        assertThat(facilitator.post(round + "/confirm-count", hands).status()).isEqualTo(422);
        Caller observer = as(table, "Observer");
        assertThat(observer.post(round + "/confirm-count", Map.of("yes", 2, "no", 2, "abstain", 1))
                        .status())
                .isEqualTo(422);
        assertThat(facilitator.post(round + "/count", hands).status()).isEqualTo(200);
        assertThat(observer.post(round + "/confirm-count", hands)
                        .json()
                        .at("/hands/yes")
                        .asInt())
                .isEqualTo(3);
        Caller.Answer closed = facilitator.post(round + "/close", Map.of());
        assertThat(closed.text("/result/verdict")).isEqualTo("adopted");
        assertThat(closed.json().at("/choices").isEmpty()).isTrue();
    }

    @Test
    void aStrawPollLeadsToTheFormalRound() {
        Scene.Table table = scene.table();
        String poll = prepared(table, "live", "consensus", true);
        Caller facilitator = as(table, "Facilitator");
        facilitator.post(poll + "/open", Map.of());
        Caller head = as(table, "Northland head");
        Map<String, Object> silent = Map.of("choice", "no");
        assertThat(cast(head, poll, silent).status()).isEqualTo(422);
        assertThat(cast(head, poll, Map.of("choice", "no", "reason", "Too soon."))
                        .status())
                .isEqualTo(200);
        String northland = table.delegation("Northland").value().toString();
        Caller.Answer open = as(table, "Observer").get(poll);
        assertThat(open.text("/reasons/" + northland)).isEqualTo("Too soon.");
        assertThat(open.json().at("/indicative").asBoolean()).isTrue();
        facilitator.post(poll + "/close", Map.of());
        assertThat(facilitator
                        .post(poll + "/proclaim", Map.of())
                        .json()
                        .at("/result/adopted")
                        .asBoolean())
                .isFalse();
        Caller.Answer formal = facilitator.post(poll + "/formal", Map.of());
        assertThat(formal.status()).as(formal.response().body()).isEqualTo(201);
        assertThat(poll).endsWith(formal.text("/follows"));
        assertThat(formal.json().at("/indicative").asBoolean()).isFalse();
    }

    @Test
    void aMannerThatIsNoneIsMisunderstood() {
        Scene.Table table = scene.table();
        Caller.Answer refused = prepare(table, "by-acclamation", "simple-majority", false);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(prepare(table, "show-of-hands", "eu-qualified", false).status())
                .isEqualTo(422);
    }

    private Caller.Answer prepare(Scene.Table table, String manner, String rules, boolean indicative) {
        return as(table, "Facilitator")
                .post(
                        "/api/v1/negotiations/" + table.slug() + "/rounds",
                        Map.of(
                                "title",
                                "A round",
                                "subjects",
                                List.of(questions
                                        .ask(table.negotiation(), "Article 4")
                                        .toString()),
                                "rules",
                                rules,
                                "manner",
                                manner,
                                "indicative",
                                indicative));
    }

    private String prepared(Scene.Table table, String manner, String rules, boolean indicative) {
        Caller.Answer made = prepare(table, manner, rules, indicative);
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return "/api/v1/rounds/" + made.text("/id");
    }

    private static Caller.Answer answer(Caller who, String round, String delegation, String choice) {
        return who.put(
                round + "/answers/" + delegation,
                Map.of("choice", choice),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static Caller.Answer cast(Caller who, String round, Map<String, Object> ballot) {
        return who.put(
                round + "/ballot", ballot, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private Caller as(Scene.Table table, String name) {
        return callers.computeIfAbsent(
                name + table.slug(), ignored -> new Caller(port, table.as(name).call(() -> people.makeToken("test"))));
    }
}
