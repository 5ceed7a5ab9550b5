package org.parley.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.identity.PersonService;
import org.parley.kernel.Json;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.support.Scene;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundView;
import org.parley.voting.TestQuestions;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An assembly, through the interface for programs. First 200 delegations that cast and recast three times as fast as they can, with the
 * close in the middle; then 2,500 ({@code -Dbench.voters}) that cast once, a tenth of them sending it again.
 */
final class AssemblyBench {

    private static final int VOTERS = Integer.getInteger("bench.voters", 2_500);
    private static final int CLIENTS = 32;
    private static final int CAST = 200;

    private AssemblyBench() {}

    private record Sent(int voter, UUID id, Choice choice) {}

    static void run() throws Exception {
        try (House house = House.open("house")) {
            Hall small = Hall.of(house, 200);
            for (int round = 1; round <= 3; round++) {
                List<Sent> sent = new ArrayList<>();
                for (int turn = 0; turn < 4; turn++) {
                    sent.addAll(small.each(new Random(10L * round + turn)));
                }
                small.vote("200 delegations, three recasts each, closed in the middle", sent, sent.size() / 2);
            }
            Hall large = Hall.of(house, VOTERS);
            for (int round = 1; round <= 3; round++) {
                List<Sent> sent = large.each(new Random(round));
                List<Sent> twice = new ArrayList<>(sent);
                twice.addAll(sent.subList(0, sent.size() / 10));
                Collections.shuffle(twice, new Random(round));
                double[] measured = large.vote(VOTERS + " voters", twice, Integer.MAX_VALUE);
                Report.goal("all within 10 s, p99 below 1 s", measured[0] <= 10 && measured[1] < 1_000);
            }
        }
    }

    /** An assembly with everybody's token. */
    private record Hall(House house, Scene.Table table, List<String> tokens, HttpClient http) {

        static Hall of(House house, int voters) throws Exception {
            long began = System.nanoTime();
            Scene.Table table = house.bean(Scene.class).assembly(voters);
            PersonService people = house.bean(PersonService.class);
            List<String> tokens = new ArrayList<>();
            for (int number = 1; number <= voters; number++) {
                tokens.add(table.asHead("State " + number).call(() -> people.makeToken("assembly")));
            }
            Report.say("  %d delegations seated in %.0f s", voters, (System.nanoTime() - began) / 1e9);
            return new Hall(
                    house,
                    table,
                    tokens,
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
        }

        /** One ballot of each, in an order drawn by lot. */
        List<Sent> each(Random random) {
            List<Sent> ballots = new ArrayList<>();
            for (int voter = 0; voter < tokens.size(); voter++) {
                ballots.add(new Sent(voter, UUID.randomUUID(), Choice.values()[random.nextInt(3)]));
            }
            Collections.shuffle(ballots, random);
            return ballots;
        }

        /** @return seconds for all, and the 99th percentile of one in milliseconds */
        double[] vote(String what, List<Sent> ballots, int closeAfter) throws Exception {
            RoundService service = house.bean(RoundService.class);
            SubjectRef question = house.bean(TestQuestions.class).ask(table.negotiation(), what);
            long opening = System.nanoTime();
            RoundId round = table.asFacilitator().call(() -> {
                RoundId prepared =
                        service.prepare(table.negotiation(), what, List.of(question), "simple-majority", null);
                service.open(prepared);
                return prepared;
            });
            double opened = (System.nanoTime() - opening) / 1e6;
            Map<UUID, Long> accepted = new ConcurrentHashMap<>();
            AtomicInteger refused = new AtomicInteger();
            AtomicInteger differing = new AtomicInteger();
            AtomicInteger next = new AtomicInteger();
            AtomicLong closing = new AtomicLong();
            CountDownLatch middle = new CountDownLatch(Math.min(closeAfter, ballots.size()));
            List<Double> times = Collections.synchronizedList(new ArrayList<>());
            long began = System.nanoTime();
            try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1)) {
                List<Future<?>> work = new ArrayList<>();
                work.add(threads.submit(() -> {
                    middle.await();
                    long before = System.nanoTime();
                    table.asFacilitator().run(() -> service.close(round));
                    closing.set(System.nanoTime() - before);
                    return null;
                }));
                for (int client = 0; client < CLIENTS; client++) {
                    work.add(threads.submit(() -> {
                        for (int at = next.getAndIncrement(); at < ballots.size(); at = next.getAndIncrement()) {
                            Sent sent = ballots.get(at);
                            long before = System.nanoTime();
                            HttpResponse<String> answer = put(round, sent);
                            times.add((System.nanoTime() - before) / 1e6);
                            if (answer.statusCode() == CAST) {
                                long entry =
                                        Json.parse(answer.body()).asObject().number("entry");
                                Long other = accepted.putIfAbsent(sent.id(), entry);
                                if (other != null && other != entry) {
                                    differing.incrementAndGet();
                                }
                            } else {
                                refused.incrementAndGet();
                            }
                            middle.countDown();
                        }
                        return null;
                    }));
                }
                for (Future<?> each : work) {
                    each.get();
                }
            }
            double seconds = times.stream().mapToDouble(Double::doubleValue).sum() / CLIENTS / 1e3;
            double p99 = Report.percentile(times, 0.99);
            Report.say(
                    "  %s: opened in %.0f ms, %d ballots in %.2f s, p50 %.0f ms, p99 %.0f ms, closed in %.0f ms (all done after %.2f s)",
                    what,
                    opened,
                    ballots.size(),
                    seconds,
                    Report.percentile(times, 0.5),
                    p99,
                    closing.get() / 1e6,
                    (System.nanoTime() - began) / 1e9);
            recount(round, ballots, accepted, refused.get(), differing.get());
            return new double[] {seconds, p99};
        }

        /** The last ballot that each had accepted before the entry of the close is counted, and no other. */
        private void recount(RoundId round, List<Sent> ballots, Map<UUID, Long> accepted, int refused, int differing) {
            Map<String, Sent> last = new HashMap<>();
            for (Sent sent : ballots) {
                Long entry = accepted.get(sent.id());
                if (entry != null) {
                    last.merge(
                            "State " + (sent.voter() + 1),
                            sent,
                            (one, other) -> accepted.get(one.id()) > accepted.get(other.id()) ? one : other);
                }
            }
            RoundView closed = table.asFacilitator()
                    .call(() -> house.bean(RoundQueries.class).get(round));
            long wrong = last.entrySet().stream()
                    .filter(each -> each.getValue().choice() != closed.choices().get(table.delegation(each.getKey())))
                    .count();
            long inBox = house.bean(JdbcTemplate.class)
                    .queryForObject("SELECT COUNT(*) FROM ballot WHERE round = ?", Long.class, round.value());
            Report.say(
                    "    %d accepted, %d in the box, %d refused after the close, %d answered differently; %d delegations counted of %d,"
                            + " %d of them wrongly",
                    accepted.size(), inBox, refused, differing, closed.choices().size(), last.size(), wrong);
            Report.goal(
                    "none lost, none doubled, one counted ballot each",
                    wrong == 0
                            && differing == 0
                            && inBox == accepted.size()
                            && closed.choices().size() == last.size());
        }

        private HttpResponse<String> put(RoundId round, Sent sent) throws Exception {
            return http.send(
                    HttpRequest.newBuilder(URI.create(house.url() + "/api/v1/rounds/" + round.value() + "/ballot"))
                            .header("Authorization", "Bearer " + tokens.get(sent.voter()))
                            .header("Idempotency-Key", sent.id().toString())
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(
                                    "{\"choice\":\"" + sent.choice().name().toLowerCase(java.util.Locale.ROOT) + "\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
