package org.parley.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.Evaluator;
import org.parley.record.verify.Commitment;
import org.parley.record.verify.Hash;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class RoundRaceTests {

    private static final int CLIENTS = 50;
    private static final int BALLOTS_EACH = 6;
    private static final List<String> VOTERS = List.of(
            "Northland head", "Northland deputy", "Southland head", "Eastland head", "Westland head", "Midland head");

    private final Scene scene;
    private final TestQuestions questions;
    private final RoundService service;
    private final RoundQueries queries;
    private final JdbcClient jdbc;

    RoundRaceTests(Scene scene, TestQuestions questions, RoundService service, RoundQueries queries, JdbcClient jdbc) {
        this.scene = scene;
        this.questions = questions;
        this.service = service;
        this.queries = queries;
        this.jdbc = jdbc;
    }

    /** What one client was told about one ballot. */
    private record Told(String voter, UUID ballot, Choice choice, Receipt receipt) {}

    @RepeatedTest(20)
    void fiftyClientsCastAndRecastWhileTheRoundCloses() throws Exception {
        Scene.Table table = scene.table();
        RoundId round = open(table);
        ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();
        CountDownLatch start = new CountDownLatch(1);
        CountDownLatch underWay = new CountDownLatch(CLIENTS);
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS + 1)) {
            List<Future<?>> work = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                String voter = VOTERS.get(client % VOTERS.size());
                Random random = new Random(client);
                work.add(clients.submit(() -> {
                    start.await();
                    client(table, voter, round, random, told, underWay);
                    return null;
                }));
            }
            Future<?> close = clients.submit(() -> {
                underWay.await();
                table.asFacilitator().run(() -> service.close(round));
                return null;
            });
            start.countDown();
            for (Future<?> each : work) {
                each.get();
            }
            close.get();
        }

        check(table, round, List.copyOf(told));
    }

    /** Casts, replays one ballot in five, and goes on until the round is closed under its hands. */
    private void client(
            Scene.Table table,
            String voter,
            RoundId round,
            Random random,
            ConcurrentLinkedQueue<Told> told,
            CountDownLatch underWay) {
        As as = table.as(voter);
        boolean counted = false;
        try {
            for (int i = 0; i < BALLOTS_EACH; i++) {
                UUID ballot = UUID.randomUUID();
                Choice choice = Choice.values()[random.nextInt(3)];
                Receipt receipt = as.call(() -> service.cast(round, choice, ballot.toString()));
                told.add(new Told(voter, ballot, choice, receipt));
                if (!counted) {
                    underWay.countDown();
                    counted = true;
                }
                if (random.nextInt(5) == 0) {
                    Receipt again = as.call(() -> service.cast(round, choice, ballot.toString()));
                    assertThat(again).isEqualTo(receipt);
                }
            }
        } catch (RuleViolation closed) {
            assertThat(closed.key()).isEqualTo("voting.error.closed");
        } finally {
            if (!counted) {
                underWay.countDown();
            }
        }
    }

    private void check(Scene.Table table, RoundId round, List<Told> told) {
        List<Json.Obj> entries = entries(table);
        Map<String, Integer> castAt = new HashMap<>();
        int closing = -1;
        Map<UUID, String> lastOf = new TreeMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Json.Obj entry = entries.get(i);
            if (entry.text("type").equals("ballot.cast")) {
                assertThat(closing)
                        .as("no ballot stands behind the closing entry")
                        .isNegative();
                assertThat(castAt.put(entry.text("idem"), i))
                        .as("no ballot twice")
                        .isNull();
                lastOf.put(UUID.fromString(entry.object("actor").text("delegation")), entry.text("idem"));
            } else if (entry.text("type").equals("round.closed")) {
                closing = i;
            }
        }
        assertThat(closing).isPositive();

        // No entry lost or doubled: what was answered, what lies in the box and what stands in the record are the same
        // ballots
        Set<String> answered = new HashSet<>();
        for (Told each : told) {
            assertThat(answered.add(each.ballot().toString())).isTrue();
            assertThat(each.receipt().index()).hasValue(castAt.get(each.ballot().toString()));
        }
        Set<String> rows = Set.copyOf(jdbc.sql("SELECT id FROM ballot WHERE round = ?")
                .param(round.value())
                .query(String.class)
                .list());
        assertThat(castAt.keySet()).isEqualTo(answered).isEqualTo(rows);

        // One counted ballot per delegation, opened after the close, and each opening fits its seal
        Map<UUID, Choice> recount = new HashMap<>();
        for (Json.Obj entry : entries.subList(closing, entries.size())) {
            if (entry.text("type").equals("ballot.opened")) {
                Json.Obj data = entry.object("data");
                UUID delegation = UUID.fromString(data.text("delegation"));
                Choice choice = Choice.valueOf(data.text("choice"));
                assertThat(recount.put(delegation, choice)).isNull();
                Json.Obj sealed = entries.get(Math.toIntExact(data.number("entry")));
                assertThat(sealed.text("idem")).as("the last before the close").isEqualTo(lastOf.get(delegation));
                byte[] content = Json.object()
                        .put("round", round.value().toString())
                        .put("delegation", delegation.toString())
                        .put("choice", choice.name())
                        .build()
                        .padded(256)
                        .canonicalBytes();
                assertThat(Commitment.opens(
                                Hash.ofHex(sealed.object("payload").text("commit")),
                                java.util.HexFormat.of().parseHex(data.text("salt")),
                                content))
                        .isTrue();
            }
        }
        assertThat(recount.keySet()).isEqualTo(lastOf.keySet());

        // The tally on the screen is the recount from the record
        RoundView closed = table.as("Observer").call(() -> queries.get(round));
        assertThat(closed.outcome()).isEqualTo(Evaluator.evaluate(closed.rules(), closed.electorate(), recount));
    }

    @Test
    void twoHeadsOnTwoMachinesGetOneBallot() throws Exception {
        Scene.Table table = scene.table();
        for (int i = 0; i < 20; i++) {
            RoundId round = open(table);
            CountDownLatch start = new CountDownLatch(1);
            try (ExecutorService machines = Executors.newFixedThreadPool(2)) {
                Future<Receipt> head = machines.submit(() -> {
                    start.await();
                    return table.as("Northland head").call(() -> service.cast(round, Choice.YES, fresh()));
                });
                Future<Receipt> deputy = machines.submit(() -> {
                    start.await();
                    return table.as("Northland deputy").call(() -> service.cast(round, Choice.NO, fresh()));
                });
                start.countDown();
                long yes = head.get().index().orElseThrow();
                long no = deputy.get().index().orElseThrow();
                table.asFacilitator().run(() -> service.close(round));
                RoundView closed = table.as("Observer").call(() -> queries.get(round));
                assertThat(closed.choices())
                        .containsExactly(Map.entry(table.delegation("Northland"), yes > no ? Choice.YES : Choice.NO));
            }
        }
    }

    @Test
    void aDoubleClickIsOneBallot() throws Exception {
        Scene.Table table = scene.table();
        RoundId round = open(table);
        String id = fresh();
        CountDownLatch start = new CountDownLatch(1);
        Set<Receipt> receipts = new HashSet<>();
        try (ExecutorService clicks = Executors.newFixedThreadPool(8)) {
            List<Future<Receipt>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(clicks.submit(() -> {
                    start.await();
                    return table.asHead("Northland").call(() -> service.cast(round, Choice.YES, id));
                }));
            }
            start.countDown();
            for (Future<Receipt> answer : answers) {
                receipts.add(answer.get());
            }
        }
        assertThat(receipts).hasSize(1);
        assertThat(entries(table).stream().filter(entry -> entry.text("type").equals("ballot.cast")))
                .hasSize(1);
    }

    @Test
    void twoFacilitatorsCloseOnce() throws Exception {
        Scene.Table table = scene.table();
        RoundId round = open(table);
        CountDownLatch start = new CountDownLatch(1);
        int closed = 0;
        try (ExecutorService hands = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                As as = As.person(i % 2 == 0 ? table.facilitator() : table.secondFacilitator());
                answers.add(hands.submit(() -> {
                    start.await();
                    try {
                        as.run(() -> service.close(round));
                        return true;
                    } catch (RuleViolation alreadyClosed) {
                        assertThat(alreadyClosed.key()).isEqualTo("voting.error.state");
                        return false;
                    }
                }));
            }
            start.countDown();
            for (Future<Boolean> answer : answers) {
                closed += answer.get() ? 1 : 0;
            }
        }
        assertThat(closed).isEqualTo(1);
        assertThat(entries(table).stream().filter(entry -> entry.text("type").equals("round.closed")))
                .hasSize(1);
    }

    private RoundId open(Scene.Table table) {
        SubjectRef question = questions.ask(table.negotiation(), "A race");
        return table.asFacilitator().call(() -> {
            RoundId round = service.prepare(table.negotiation(), "A race", List.of(question), "peace-plan", null);
            service.open(round);
            return round;
        });
    }

    private List<Json.Obj> entries(Scene.Table table) {
        return jdbc
                .sql("SELECT bytes FROM record_entry WHERE log = ? ORDER BY idx")
                .param(table.negotiation().value())
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .list()
                .stream()
                .map(text -> Json.parse(text).asObject())
                .toList();
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
