package org.parley.bench;

import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.support.Scene;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.parley.voting.TestQuestions;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Goal 3: how long after a ballot, and after the close of a round, everybody's screen has it; beside the least that Flow can push to as
 * many screens, in the same run. A session each, with open channels: of the heads of {@code -Dbench.delegations}, who may vote, the rest
 * of observers. {@code -Dbench.screens=1000,2500}; {@code -Dbench.warm} screens (none with 0) go through a round before.
 */
final class PushBench {

    private static final String[] SCREENS =
            System.getProperty("bench.screens", "1000").split(",");
    private static final int DELEGATIONS = Integer.getInteger("bench.delegations", 0);
    private static final int BALLOTS = 10;
    private static final long APART_MILLIS = 3_000;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final int OPENERS = 4;
    /** Screens of the round before those that are measured: a house that has been up for a while has shown a result before. */
    private static final int WARM = Integer.getInteger("bench.warm", 40);

    private PushBench() {}

    static void run() throws Exception {
        try (House house = House.open("house")) {
            if (WARM > 0) {
                Report.say("  to warm up:");
                round(house, WARM, Math.min(WARM, DELEGATIONS));
            }
            for (String screens : SCREENS) {
                bare(house, Integer.parseInt(screens.strip()));
                round(house, Integer.parseInt(screens.strip()), DELEGATIONS);
            }
        }
    }

    /** A channel and when it last brought news. */
    private static final class Ear {

        private volatile long heard;
        private volatile String last = "";

        void hear(String news) {
            if (news.contains("\"changes\"")) {
                last = news;
                heard = System.nanoTime();
            }
        }
    }

    private record Open(List<Ear> ears, List<WebSocket> channels) {

        void close() {
            channels.forEach(WebSocket::abort);
        }
    }

    private interface Opener {

        Visitor visitor() throws Exception;
    }

    private static Open open(int screens, String place, Opener opener) throws Exception {
        List<Ear> ears = new ArrayList<>();
        ConcurrentHashMap<Integer, WebSocket> channels = new ConcurrentHashMap<>();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(OPENERS)) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < screens; i++) {
                int number = i;
                Ear ear = new Ear();
                ears.add(ear);
                work.add(threads.submit(() -> {
                    Visitor visitor = opener.visitor();
                    channels.put(number, visitor.listen(visitor.open(place), ear::hear));
                    return null;
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
        }
        Report.say("  %d screens of %s opened in %.0f s", screens, place, (System.nanoTime() - began) / 1e9);
        return new Open(ears, List.copyOf(channels.values()));
    }

    private static double bare(House house, int screens) throws Exception {
        Open open = open(screens, "bench/board", () -> Visitor.nobody(house.url()));
        try {
            return measure(
                    house,
                    "a bare board",
                    open,
                    Stream.generate(() -> (Runnable)
                                    () -> BareBoardView.write(UUID.randomUUID().toString()))
                            .limit(BALLOTS)
                            .toList());
        } finally {
            open.close();
        }
    }

    /** @param delegations at the table beside those of every scene: the screens are those of their heads, as far as they reach */
    private static void round(House house, int screens, int delegations) throws Exception {
        Scene.Table table = house.bean(Scene.class).assembly(delegations);
        RoundService service = house.bean(RoundService.class);
        SubjectRef question = house.bean(TestQuestions.class).ask(table.negotiation(), "Seen by all");
        RoundId round = table.asFacilitator().call(() -> {
            RoundId prepared =
                    service.prepare(table.negotiation(), "Seen by all", List.of(question), "simple-majority", null);
            service.open(prepared);
            return prepared;
        });
        String observer = table.observer().getUsername();
        AtomicInteger heads = new AtomicInteger();
        Open open = open(screens, "negotiations/" + table.slug() + "/rounds/" + round.value(), () -> {
            int head = heads.incrementAndGet();
            return Visitor.signedIn(
                    house.url(),
                    head > delegations ? observer : table.head("State " + head).getUsername(),
                    Scene.PASSWORD);
        });
        try {
            List<String> voters = List.of("Northland", "Southland", "Eastland", "Westland", "Midland");
            List<Runnable> ballots = new ArrayList<>();
            for (int i = 0; i < voters.size(); i++) {
                String voter = voters.get(i);
                ballots.add(() -> table.asHead(voter)
                        .run(() -> service.cast(
                                round, Choice.YES, UUID.randomUUID().toString())));
            }
            measure(house, "a ballot", open, ballots);
            measure(
                    house,
                    "the result",
                    open,
                    List.of(() -> table.asFacilitator().run(() -> service.close(round))));
            measure(
                    house,
                    "proclaimed",
                    open,
                    List.of(() -> table.asFacilitator().run(() -> service.proclaim(round))));
        } finally {
            open.close();
        }
    }

    /** @return the 99th percentile, in milliseconds */
    private static double measure(House house, String what, Open open, List<Runnable> changes)
            throws InterruptedException {
        long statements = statements(house);
        List<Double> times = new ArrayList<>();
        int missing = 0;
        long bytes = 0;
        for (Runnable change : changes) {
            long before = System.nanoTime();
            change.run();
            long patience = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
            while (open.ears().stream().anyMatch(ear -> ear.heard < before) && System.nanoTime() < patience) {
                Thread.sleep(20);
            }
            Thread.sleep(APART_MILLIS);
            for (Ear ear : open.ears()) {
                if (ear.heard < before) {
                    missing++;
                } else {
                    times.add((ear.heard - before) / 1e6);
                    bytes += ear.last.length();
                }
            }
        }
        double worst = Report.percentile(times, 0.99);
        Report.say(
                "  %-12s  p50 %.0f ms, p99 %.0f ms, last %.0f ms, %d not told, %d bytes and %d statements each",
                what,
                Report.percentile(times, 0.5),
                worst,
                Report.percentile(times, 1),
                missing,
                bytes / Math.max(1, times.size()),
                (statements(house) - statements) / Math.max(1, times.size()));
        return worst;
    }

    /** How many statements the database has been given. */
    private static long statements(House house) {
        return house.bean(JdbcTemplate.class)
                .queryForObject(
                        "SELECT variable_value FROM information_schema.global_status WHERE variable_name = 'QUESTIONS'",
                        Long.class);
    }
}
