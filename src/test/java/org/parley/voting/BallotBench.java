package org.parley.voting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.test.context.TestPropertySource;

/**
 * Ballots through the service (right to vote, uniqueness, seal, entry in the record, receipt) against the floor: the same row by plain
 * JDBC with a commit for each. Both in one run, alternating, on a server that writes each commit to the disk. Not a test: it is run by
 * name, see {@code src/docs/bench.md}.
 */
@IntegrationTest
@TestPropertySource(
        properties = {
            "parley.home=target/parley-bench",
            "parley.embedded.arguments=--innodb-flush-log-at-trx-commit=1",
            "logging.level.parley.bench=info"
        })
class BallotBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 3);
    private static final List<String> VOTERS = List.of(
            "Northland head", "Southland head", "Eastland head", "Westland head", "Midland head", "Northland deputy");

    private final Scene scene;
    private final TestQuestions questions;
    private final RoundService service;
    private final DataSource database;

    BallotBench(Scene scene, TestQuestions questions, RoundService service, DataSource database) {
        this.scene = scene;
        this.questions = questions;
        this.service = service;
        this.database = database;
    }

    /** One client's work: casts the ballot of this number. */
    private interface Client extends AutoCloseable {

        void cast(int number) throws Exception;

        @Override
        default void close() throws Exception {}
    }

    private interface Clients {

        Client client(int number) throws Exception;
    }

    /** What a measurement gave: ballots a second, and the times of single ballots in microseconds, sorted. */
    private record Measured(double rate, long[] times) {

        double percentile(double share) {
            return times[(int) Math.min(times.length - 1L, Math.round(share * times.length))] / 1000.0;
        }
    }

    @Test
    void ballotsThroughTheServiceAgainstTheFloor() throws Exception {
        Scene.Table table = scene.table();
        RoundId floorRound = open(table);
        RoundId round = open(table);
        Clients floor = number -> floor(table, floorRound);
        Clients candidate = number -> candidate(table, round, number);
        measure(1, floor);
        measure(16, candidate);
        for (int clients : new int[] {1, 16}) {
            List<Double> ratios = new ArrayList<>();
            List<Double> slowest = new ArrayList<>();
            say("%n%d client%s%n  floor /s   service /s   ratio   p50 ms   p99 ms%n", clients, clients == 1 ? "" : "s");
            for (int i = 0; i < ROUNDS; i++) {
                Measured below = measure(clients, floor);
                Measured above = measure(clients, candidate);
                double ratio = above.rate() / below.rate();
                ratios.add(ratio);
                slowest.add(above.percentile(0.99));
                say(
                        "  %8.0f   %10.0f   %5.2f   %6.2f   %6.2f%n",
                        below.rate(), above.rate(), ratio, above.percentile(0.5), above.percentile(0.99));
            }
            say(
                    "  median ratio %.2f (%.2f to %.2f), median p99 %.2f ms%n",
                    median(ratios),
                    ratios.stream().min(Double::compare).orElseThrow(),
                    ratios.stream().max(Double::compare).orElseThrow(),
                    median(slowest));
        }
    }

    private Measured measure(int clients, Clients kind) throws Exception {
        CountDownLatch ready = new CountDownLatch(clients);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<List<Long>>> work = new ArrayList<>();
        long began;
        List<Long> times = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int number = 0; number < clients; number++) {
                int each = number;
                work.add(threads.submit(() -> {
                    List<Long> own = new ArrayList<>();
                    try (Client client = kind.client(each)) {
                        ready.countDown();
                        start.await();
                        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
                        for (int i = 0; System.nanoTime() < end; i++) {
                            long before = System.nanoTime();
                            client.cast(i);
                            own.add((System.nanoTime() - before) / 1000);
                        }
                    }
                    return own;
                }));
            }
            ready.await();
            began = System.nanoTime();
            start.countDown();
            for (Future<List<Long>> each : work) {
                times.addAll(each.get());
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Measured(times.size() / seconds, sorted);
    }

    private Client floor(Scene.Table table, RoundId round) throws Exception {
        Connection connection = database.getConnection();
        connection.setAutoCommit(true);
        PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO ballot (round, delegation, sequence, id, choice, person, cast_at) VALUES (?, ?, ?, ?, ?, ?, ?)");
        UUID person = table.person("Northland head").id().value();
        // A delegation of its own for each client and measurement: the floor must not count its ballots first
        UUID delegation = UUID.randomUUID();
        return new Client() {
            @Override
            public void cast(int number) throws Exception {
                insert.setObject(1, round.value());
                insert.setObject(2, delegation);
                insert.setInt(3, number + 1);
                insert.setObject(4, UUID.randomUUID());
                insert.setString(5, Choice.values()[number % 3].name());
                insert.setObject(6, person);
                insert.setObject(7, LocalDateTime.now(ZoneOffset.UTC));
                insert.executeUpdate();
            }

            @Override
            public void close() throws Exception {
                insert.close();
                connection.setAutoCommit(false);
                connection.close();
            }
        };
    }

    private Client candidate(Scene.Table table, RoundId round, int number) {
        As as = table.as(VOTERS.get(number % VOTERS.size()));
        return ballot -> as.run(() -> service.cast(
                round, Choice.values()[ballot % 3], UUID.randomUUID().toString()));
    }

    private RoundId open(Scene.Table table) {
        SubjectRef question = questions.ask(table.negotiation(), "A bench");
        return table.asFacilitator().call(() -> {
            RoundId round = service.prepare(table.negotiation(), "A bench", List.of(question), "simple-majority", null);
            service.open(round);
            return round;
        });
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void say(String format, Object... arguments) {
        org.slf4j.LoggerFactory.getLogger("parley.bench")
                .info(String.format(Locale.ROOT, format, arguments).stripTrailing());
    }
}
