package org.parley.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.support.Soon.soon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.Outcome.Verdict;
import org.parley.procedure.RuleSet;
import org.parley.record.evidence.Check;
import org.parley.record.evidence.Report;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class SilenceTests {

    private final Scene scene;
    private final TestQuestions questions;
    private final HeardRounds heard;
    private final RoundService rounds;
    private final SilenceService service;
    private final RoundQueries queries;
    private final RulesService rules;
    private final DeadlineKeeper keeper;
    private final Silences silences;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    SilenceTests(
            Scene scene,
            TestQuestions questions,
            HeardRounds heard,
            RoundService rounds,
            SilenceService service,
            RoundQueries queries,
            RulesService rules,
            DeadlineKeeper keeper,
            Silences silences,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.scene = scene;
        this.questions = questions;
        this.heard = heard;
        this.rounds = rounds;
        this.service = service;
        this.queries = queries;
        this.rules = rules;
        this.keeper = keeper;
        this.silences = silences;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Test
    void adoptsAtTheDeadlineWithoutAnybodysHand(@TempDir Path folder) throws IOException {
        Scene.Table table = scene.table();
        SubjectRef draft = questions.ask(table.negotiation(), "A draft");
        RoundId round = open(table, draft, Duration.ofDays(3));
        assertThat(see(table, round).deadline()).isAfter(Instant.now().plus(Duration.ofDays(2)));
        refuses(() -> table.asFacilitator().run(() -> rounds.close(round)), "voting.error.silence-running");
        expire(round);
        keeper.closeOverdue(true);
        until(table, round, RoundState.PROCLAIMED);

        RoundView adopted = see(table, round);
        assertThat(adopted.adopted()).isTrue();
        assertThat(adopted.outcome().verdict()).isEqualTo(Verdict.ADOPTED);
        assertThat(heard.events())
                .contains(new RoundProclaimed(round, table.negotiation(), List.of(draft), true, true));
        for (String step : List.of("round.closed", "round.proclaimed")) {
            assertThat(entries(table, step))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.object("actor").has("person"))
                            .as("nobody did it")
                            .isFalse());
        }
        refuses(() -> object(table, "Northland", round, "Too late"), "voting.error.silence-ended");
        Report report = new Evidence(jdbc).verify(table.negotiation(), folder, entry -> expired(entry));
        assertThat(report.text()).contains("Everything holds.").doesNotContain("FAIL");
        assertThat(report.rounds().getFirst().outcome().verdict()).isEqualTo(Verdict.ADOPTED);
    }

    @Test
    void showsAStrangerThatSilenceWasEndedEarly(@TempDir Path folder) throws IOException {
        Scene.Table table = scene.table();
        RoundId round = open(table, questions.ask(table.negotiation(), "A draft"), Duration.ofDays(3));
        expire(round);
        keeper.closeOverdue(false);
        until(table, round, RoundState.PROCLAIMED);
        // The record still says three days
        Report report = new Evidence(jdbc).verify(table.negotiation(), folder, UnaryOperator.identity());
        assertThat(report.finding(Check.ROUNDS).problems().toString()).contains("ends silence in round");
    }

    @Test
    void isBrokenAtOnceByOneObjectionAndGoesBackToTheTable(@TempDir Path folder) throws IOException {
        Scene.Table table = scene.table();
        SubjectRef draft = questions.ask(table.negotiation(), "A draft");
        RoundId round = open(table, draft, Duration.ofDays(3));
        UUID id = UUID.randomUUID();
        table.asHead("Eastland").run(() -> service.object(round, " Article 4 is not agreed. ", id));
        table.asHead("Eastland").run(() -> service.object(round, "Article 4 is not agreed.", id));

        RoundView broken = see(table, round);
        assertThat(broken.state()).isEqualTo(RoundState.PROCLAIMED);
        assertThat(broken.adopted()).isFalse();
        assertThat(broken.closedLate()).isFalse();
        assertThat(broken.outcome().tally().no()).isEqualTo(1);
        assertThat(table.as("Observer").call(() -> service.objections(round)))
                .extracting(Objection::delegation, Objection::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(table.delegation("Eastland"), "Article 4 is not agreed."));
        assertThat(heard.events())
                .as("nothing was decided about the draft")
                .contains(new RoundProclaimed(round, table.negotiation(), List.of(draft), false, false));
        assertThat(entries(table, "round.objected")).singleElement().satisfies(entry -> {
            assertThat(entry.text("text")).isEqualTo("Article 4 is not agreed.");
            assertThat(entry.object("actor").text("delegation"))
                    .isEqualTo(table.delegation("Eastland").value().toString());
        });
        refuses(() -> object(table, "Northland", round, "So do we"), "voting.error.silence-ended");
        assertThat(new Evidence(jdbc)
                        .verify(table.negotiation(), folder.resolve("a"), UnaryOperator.identity())
                        .text())
                .contains("Everything holds.");
        Report hushed = new Evidence(jdbc)
                .verify(
                        table.negotiation(),
                        folder.resolve("b"),
                        entry -> entry.text("type").equals("round.objected")
                                ? entry.with("type", Json.of("comment.posted")).without("round")
                                : entry);
        assertThat(hushed.holds()).isFalse();
    }

    @Test
    void waitsWhereTheRulesAllowForAnObjection() {
        Scene.Table table = scene.table();
        RoundId round = open(table, questions.ask(table.negotiation(), "A draft"), Duration.ofDays(3), minusOne(table));
        object(table, "Northland", round, "We object.");
        assertThat(see(table, round).state()).isEqualTo(RoundState.OPEN);
        refuses(() -> object(table, "Northland", round, "Again"), "voting.error.objected");
        object(table, "Southland", round, "We do too.");
        assertThat(see(table, round).state()).isEqualTo(RoundState.PROCLAIMED);
        assertThat(see(table, round).adopted()).isFalse();
    }

    @Test
    void isBrokenOnceByManyAtOnce() throws Exception {
        Scene.Table table = scene.table();
        RoundId round = open(table, questions.ask(table.negotiation(), "A draft"), Duration.ofDays(3));
        CountDownLatch start = new CountDownLatch(1);
        int accepted = 0;
        try (ExecutorService hands = Executors.newFixedThreadPool(5)) {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (String name : List.of("Northland", "Southland", "Eastland", "Westland", "Midland")) {
                answers.add(hands.submit(() -> {
                    start.await();
                    try {
                        object(table, name, round, "No.");
                        return true;
                    } catch (RuleViolation late) {
                        assertThat(late.key()).isEqualTo("voting.error.silence-ended");
                        return false;
                    }
                }));
            }
            start.countDown();
            for (Future<Boolean> answer : answers) {
                accepted += answer.get() ? 1 : 0;
            }
        }
        assertThat(accepted).isEqualTo(1);
        for (String step : List.of("round.objected", "round.closed", "round.proclaimed")) {
            assertThat(entries(table, step)).as(step).hasSize(1);
        }
    }

    @Test
    void letsOnlyThoseObjectWhoMaySpeakForADelegation() {
        Scene.Table table = scene.table();
        RoundId round = open(table, questions.ask(table.negotiation(), "A draft"), Duration.ofDays(3));
        refuses(
                () -> table.asFacilitator().run(() -> service.object(round, "No", UUID.randomUUID())),
                "voting.error.facilitator-objects");
        for (String silent : List.of("Observer", "Northland adviser")) {
            refuses(
                    () -> table.as(silent).run(() -> service.object(round, "No", UUID.randomUUID())),
                    "voting.error.who-objects");
        }
        refuses(() -> object(table, "Northland", round, "  "), "voting.error.reason");
        refuses(
                () -> table.asHead("Northland")
                        .call(() ->
                                rounds.cast(round, Choice.YES, UUID.randomUUID().toString())),
                "voting.error.silence-ballot");
    }

    @Test
    void isExtendedByAFacilitatorWithAReasonAndNeverShortened() {
        Scene.Table table = scene.table();
        RoundId round = open(table, questions.ask(table.negotiation(), "A draft"), Duration.ofHours(30));
        Instant before = see(table, round).deadline();
        Instant later = before.plus(Duration.ofDays(1));
        table.asFacilitator().run(() -> service.extend(round, later, "A holiday in two capitals"));
        assertThat(see(table, round).deadline()).isEqualTo(later);
        assertThat(entries(table, "round.extended")).singleElement().satisfies(entry -> {
            assertThat(entry.text("text")).isEqualTo("A holiday in two capitals");
            assertThat(Instant.parse(entry.object("data").text("deadline"))).isEqualTo(later);
            assertThat(Instant.parse(entry.object("data").text("formerly"))).isEqualTo(before);
        });
        refuses(
                () -> table.asFacilitator().run(() -> service.extend(round, before, "Sooner")),
                "voting.error.silence-earlier");
        assertThatThrownBy(
                        () -> table.asHead("Northland").run(() -> service.extend(round, later.plusSeconds(60), "More")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void remindsThoseWhoHaveNeitherLookedNorSaidAnything() {
        Scene.Table table = scene.table();
        RoundId round =
                open(table, questions.ask(table.negotiation(), "A draft"), Duration.ofHours(30), minusOne(table));
        table.as("Northland adviser").run(() -> service.look(round));
        table.asFacilitator().run(() -> service.look(round));
        object(table, "Southland", round, "We object.");
        silences.remind();
        assertThat(entries(table, "round.reminded")).as("not yet").isEmpty();
        transactions.executeWithoutResult(status -> jdbc.sql("UPDATE round SET reminder = opened_at WHERE id = ?")
                .param(round.value())
                .update());
        silences.remind();
        silences.remind();
        assertThat(entries(table, "round.reminded"))
                .singleElement()
                .satisfies(entry -> assertThat(
                                entry.object("data").array("delegations").texts())
                        .containsExactlyInAnyOrder(
                                table.delegation("Eastland").value().toString(),
                                table.delegation("Westland").value().toString(),
                                table.delegation("Midland").value().toString()));
    }

    @Test
    void refusesWhatSilenceCannotDecide() {
        Scene.Table table = scene.table();
        SubjectRef draft = questions.ask(table.negotiation(), "A draft");
        refuses(() -> prepare(table, draft, Duration.ofDays(3), "simple-majority"), "voting.error.silence-rules");
        refuses(() -> prepare(table, draft, Duration.ofSeconds(-5), "silence"), "voting.error.silence-deadline");
        refuses(() -> prepare(table, draft, Duration.ofDays(400), "silence"), "voting.error.silence-deadline");
        refuses(
                () -> table.asFacilitator()
                        .call(() -> rounds.prepare(
                                table.negotiation(),
                                "No end",
                                List.of(draft),
                                "silence",
                                Taking.by(org.parley.procedure.Manner.SILENCE),
                                null)),
                "voting.error.silence-question");
        RoundId late = prepare(table, draft, Duration.ofDays(1), "silence");
        expire(late);
        refuses(() -> table.asFacilitator().run(() -> rounds.open(late)), "voting.error.silence-past");
        table.asFacilitator()
                .run(() -> service.extend(late, Instant.now().plus(Duration.ofDays(2)), "It was forgotten"));
        table.asFacilitator().run(() -> rounds.open(late));
        assertThat(see(table, late).state()).isEqualTo(RoundState.OPEN);
    }

    /** Silence that two must break. */
    private String minusOne(Scene.Table table) {
        table.asFacilitator().run(() -> rules.write(table.negotiation(), RuleSet.parse("""
                {"id":"quiet","name":"Silence minus one","base":"CAST","objections":{"at_most":1},"tie":"REJECTED"}
                """), "So agreed"));
        return "quiet";
    }

    private RoundId open(Scene.Table table, SubjectRef draft, Duration silence) {
        return open(table, draft, silence, "silence");
    }

    private RoundId open(Scene.Table table, SubjectRef draft, Duration silence, String rules) {
        RoundId round = prepare(table, draft, silence, rules);
        table.asFacilitator().run(() -> rounds.open(round));
        return round;
    }

    private RoundId prepare(Scene.Table table, SubjectRef draft, Duration silence, String rules) {
        return table.asFacilitator()
                .call(() -> rounds.prepareSilence(
                        table.negotiation(),
                        "A draft",
                        List.of(draft),
                        rules,
                        Instant.now().plus(silence)));
    }

    private void object(Scene.Table table, String delegation, RoundId round, String reason) {
        table.asHead(delegation).run(() -> service.object(round, reason, UUID.randomUUID()));
    }

    private void expire(RoundId round) {
        transactions.executeWithoutResult(status -> jdbc.sql("UPDATE round SET deadline = prepared_at WHERE id = ?")
                .param(round.value())
                .update());
    }

    /** What the record would hold had the deadline been as near as the test makes it. */
    private static Json.Obj expired(Json.Obj entry) {
        return entry.text("type").equals("round.opened")
                ? entry.with("data", entry.object("data").with("deadline", Json.of(entry.text("at"))))
                : entry;
    }

    /** The house watches its deadlines too, and may have been faster: then it is its word that is awaited. */
    private void until(Scene.Table table, RoundId round, RoundState state) {
        soon(() -> assertThat(see(table, round).state()).isEqualTo(state));
    }

    private RoundView see(Scene.Table table, RoundId round) {
        return table.as("Observer").call(() -> queries.get(round));
    }

    private List<Json.Obj> entries(Scene.Table table, String type) {
        return jdbc
                .sql("SELECT bytes FROM record_entry WHERE log = ? ORDER BY idx")
                .param(table.negotiation().value())
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .list()
                .stream()
                .map(text -> Json.parse(text).asObject())
                .filter(entry -> entry.text("type").equals(type))
                .toList();
    }

    private static void refuses(ThrowingCallable deed, String key) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
