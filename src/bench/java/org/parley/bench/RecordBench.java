package org.parley.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.SubjectRef;
import org.parley.record.LogId;
import org.parley.record.RecordFilter;
import org.parley.record.RecordPage;
import org.parley.record.RecordQueries;
import org.parley.support.As;
import org.parley.support.Scene;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The Record at 1,000,000 entries (issue 3): its first page, filtered pages, and a page in the middle, by the query and as a screen. The
 * entries are made as always, by acts published in transactions; a thousand acts to each.
 */
final class RecordBench {

    private static final int ENTRIES = Integer.getInteger("bench.entries", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final int TOGETHER = 1_000;
    private static final int PAGE = 50;
    private static final List<String> TYPES = List.of(
            "comment.posted",
            "comment.edited",
            "amendment.proposed",
            "round.opened",
            "seat.granted",
            "person.signed-in");

    private RecordBench() {}

    static void run() throws Exception {
        try (House house = House.open("record")) {
            Scene.Table table = house.bean(Scene.class).table();
            LogId log = LogId.of(table.negotiation().value());
            List<UUID> things = fill(house, table);
            As reader = table.as("Observer");
            RecordQueries record = house.bean(RecordQueries.class);
            Instant middle = reader.call(() -> record.page(log, RecordFilter.ALL, (long) ENTRIES / 2, 1)
                            .lines()
                            .getFirst())
                    .at();
            Map<String, RecordFilter> filters = new LinkedHashMap<>();
            filters.put("first page", RecordFilter.ALL);
            filters.put("topic, common", RecordFilter.ALL.topic("comment"));
            filters.put("topic, rare", RecordFilter.ALL.topic("delegation"));
            filters.put("topic, none", RecordFilter.ALL.topic("plan"));
            filters.put(
                    "delegation",
                    RecordFilter.ALL.delegation(table.delegation("Eastland").value()));
            filters.put(
                    "delegation and topic",
                    RecordFilter.ALL
                            .topic("round")
                            .delegation(table.delegation("Eastland").value()));
            filters.put(
                    "delegation and topic, none",
                    RecordFilter.ALL
                            .topic("delegation")
                            .delegation(table.delegation("Eastland").value()));
            filters.put(
                    "person and topic",
                    RecordFilter.ALL
                            .topic("amendment")
                            .person(table.head("Midland").id().value()));
            filters.put("thing", RecordFilter.ALL.things(List.of(things.getFirst())));
            filters.put("twenty things", RecordFilter.ALL.things(things.subList(0, 20)));
            filters.put("until the middle", RecordFilter.ALL.until(middle));
            filters.put("from the middle, topic", RecordFilter.ALL.from(middle).topic("seat"));
            Report.say("%n  %d entries%n  %-28s  %5s  ms, median (spread)", ENTRIES, "query", "lines");
            for (Map.Entry<String, RecordFilter> filter : filters.entrySet()) {
                RecordPage page = null;
                List<Double> times = new ArrayList<>();
                for (int i = 0; i < ROUNDS; i++) {
                    long began = System.nanoTime();
                    page = reader.call(() -> record.page(log, filter.getValue(), null, PAGE));
                    times.add((System.nanoTime() - began) / 1e6);
                }
                Report.say("  %-28s  %5d  %s", filter.getKey(), page.lines().size(), Report.spread(times));
                double most = filter.getValue().equals(RecordFilter.ALL) ? 300 : 500;
                if (Report.median(times) > most) {
                    Report.goal("<= " + most + " ms", false);
                }
            }
            screens(house, table);
        }
    }

    private static void screens(House house, Scene.Table table) throws Exception {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("first page", "");
        places.put("filtered by topic", "?topic=amendment");
        places.put("filtered by delegation", "?delegation=EAS");
        places.put("one entry, with its proof", "/" + ENTRIES / 2);
        Report.say("  %-28s  %5s  ms, median (spread)", "screen", "kB");
        try (Visitor visitor = PlanBench.visitor(house, table, "Observer")) {
            for (Map.Entry<String, String> place : places.entrySet()) {
                List<Double> times = new ArrayList<>();
                Visitor.Screen screen = null;
                for (int i = 0; i < ROUNDS; i++) {
                    screen = visitor.open("negotiations/" + table.slug() + "/record" + place.getValue());
                    times.add(screen.millis());
                }
                Report.say("  %-28s  %5d  %s", place.getKey(), screen.bytes() / 1000, Report.spread(times));
                double most = place.getValue().isEmpty() ? 300 : 500;
                Report.goal("<= " + most + " ms", Report.median(times) <= most);
            }
        }
    }

    private static List<UUID> fill(House house, Scene.Table table) {
        List<UUID> things = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            things.add(UUID.randomUUID());
        }
        List<Actor> actors = new ArrayList<>();
        for (String delegation : List.of("Northland", "Southland", "Eastland", "Westland", "Midland")) {
            actors.add(new Actor(
                    table.head(delegation).id().value(),
                    delegation + " head",
                    table.delegation(delegation).value(),
                    "head"));
        }
        ApplicationEventPublisher events = house.events();
        TransactionTemplate transaction = new TransactionTemplate(house.bean(PlatformTransactionManager.class));
        long began = System.nanoTime();
        for (int done = 0; done < ENTRIES; done += TOGETHER) {
            int from = done;
            transaction.executeWithoutResult(status -> {
                for (int i = from; i < from + TOGETHER; i++) {
                    events.publishEvent(Act.of(
                                    TYPES.get(i % TYPES.size()),
                                    table.negotiation().value(),
                                    new SubjectRef("comment", things.get(i * 31 % things.size())),
                                    actors.get(i % actors.size()))
                            .with("number", i)
                            .with("plan", things.get(i * 7 % 3).toString()));
                }
            });
            if (done > 0 && done % 100_000 == 0) {
                Report.say("  %d entries, %.0f /s", done, done / ((System.nanoTime() - began) / 1e9));
            }
        }
        return things;
    }
}
