package org.parley.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Json;
import org.parley.kernel.Openings;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.support.As;
import org.parley.support.Scene;
import org.parley.voting.Receipt;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundView;
import org.parley.voting.TestQuestions;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Goal 2: a burst of 10,000 ballots from 32 clients, a fifth of them sent again with the same id, and the round closed in the middle. What
 * was accepted is in the box and in the record once, what was refused is in neither, and what the record opens counts as the tally does.
 */
final class BurstBench {

    private static final int BALLOTS = Integer.getInteger("bench.ballots", 10_000);
    private static final int CLIENTS = 32;
    private static final List<String> VOTERS = List.of(
            "Northland head", "Southland head", "Eastland head", "Westland head", "Midland head", "Northland deputy");

    private record Sent(UUID id, String voter, Choice choice) {}

    private BurstBench() {}

    static void run() throws Exception {
        try (House house = House.open("house")) {
            for (int round = 1; round <= 5; round++) {
                burst(house, round);
            }
        }
    }

    private static void burst(House house, int number) throws Exception {
        Scene.Table table = house.bean(Scene.class).table();
        RoundService service = house.bean(RoundService.class);
        SubjectRef question = house.bean(TestQuestions.class).ask(table.negotiation(), "A burst");
        RoundId round = table.asFacilitator().call(() -> {
            RoundId prepared =
                    service.prepare(table.negotiation(), "A burst", List.of(question), "simple-majority", null);
            service.open(prepared);
            return prepared;
        });
        List<Sent> order = order(number);
        Map<UUID, Receipt> accepted = new ConcurrentHashMap<>();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger differing = new AtomicInteger();
        AtomicInteger next = new AtomicInteger();
        CountDownLatch middle = new CountDownLatch(order.size() / 2);
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1)) {
            List<Future<?>> work = new ArrayList<>();
            work.add(threads.submit(() -> {
                middle.await();
                table.asFacilitator().run(() -> service.close(round));
                return null;
            }));
            for (int client = 0; client < CLIENTS; client++) {
                work.add(threads.submit(() -> {
                    for (int at = next.getAndIncrement(); at < order.size(); at = next.getAndIncrement()) {
                        Sent sent = order.get(at);
                        As as = table.as(sent.voter());
                        try {
                            Receipt receipt = as.call(() ->
                                    service.cast(round, sent.choice(), sent.id().toString()));
                            Receipt before = accepted.putIfAbsent(sent.id(), receipt);
                            if (before != null && !before.equals(receipt)) {
                                differing.incrementAndGet();
                            }
                        } catch (RuleViolation closed) {
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
        double seconds = (System.nanoTime() - began) / 1e9;
        check(house, table, round, number, order.size() / seconds, accepted, refused.get(), differing.get());
    }

    private static void check(
            House house,
            Scene.Table table,
            RoundId round,
            int number,
            double rate,
            Map<UUID, Receipt> accepted,
            int refused,
            int differing) {
        JdbcTemplate jdbc = house.bean(JdbcTemplate.class);
        List<UUID> box = jdbc.queryForList("SELECT id FROM ballot WHERE round = ?", UUID.class, round.value());
        List<String> entries = jdbc.queryForList(
                "SELECT idem FROM record_entry WHERE log = ? AND topic = 'ballot' AND bytes LIKE '%\"type\":\"ballot.cast\"%'",
                String.class, table.negotiation().value());
        Set<UUID> lost = new HashSet<>(accepted.keySet());
        lost.removeAll(box);
        Set<UUID> unanswered = new HashSet<>(box);
        unanswered.removeAll(accepted.keySet());
        Set<String> inRecord = new HashSet<>(entries);
        Set<String> missing = new HashSet<>();
        accepted.keySet().forEach(id -> missing.add(id.toString()));
        missing.removeAll(inRecord);
        int doubled = box.size() - new HashSet<>(box).size() + entries.size() - inRecord.size();
        // The record alone: the last opened ballot of each delegation, in the order of the entries
        Map<UUID, Choice> recount = new HashMap<>();
        for (Openings.Opening opening : house.bean(Openings.class).of(inRecord)) {
            Json.Obj content = Json.parse(new String(opening.content(), java.nio.charset.StandardCharsets.UTF_8))
                    .asObject();
            recount.put(UUID.fromString(content.text("delegation")), Choice.valueOf(content.text("choice")));
        }
        RoundView closed =
                table.asFacilitator().call(() -> house.bean(RoundQueries.class).get(round));
        Map<UUID, Choice> tally = new HashMap<>();
        for (Map.Entry<DelegationId, Choice> each : closed.choices().entrySet()) {
            tally.put(each.getKey().value(), each.getValue());
        }
        Report.say(
                "  round %d: %.0f requests/s, %d accepted, %d refused after the close; lost %d, doubled %d, missing in the record %d,"
                        + " in the box unanswered %d, answered differently %d, tally %s",
                number,
                rate,
                accepted.size(),
                refused,
                lost.size(),
                doubled,
                missing.size(),
                unanswered.size(),
                differing,
                tally.equals(recount) ? "= recount" : tally + " is not " + recount);
        Report.goal(
                "0 lost, 0 doubled, tally = recount from the record",
                lost.isEmpty()
                        && doubled == 0
                        && missing.isEmpty()
                        && unanswered.isEmpty()
                        && differing == 0
                        && box.size() == entries.size()
                        && tally.equals(recount));
    }

    /** Four fifths are new; each replay comes some places after its ballot, sometimes while that is still on its way. */
    private static List<Sent> order(int seed) {
        Random random = new Random(seed);
        List<Sent> order = new ArrayList<>();
        for (int i = 0; i < BALLOTS; i++) {
            if (i % 5 == 4) {
                order.add(order.get(Math.max(0, i - 1 - random.nextInt(40))));
            } else {
                order.add(new Sent(
                        UUID.randomUUID(),
                        VOTERS.get(random.nextInt(VOTERS.size())),
                        Choice.values()[random.nextInt(3)]));
            }
        }
        return Collections.unmodifiableList(order);
    }
}
