package org.parley.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.plan.PlanId;
import org.parley.support.Scene;

/**
 * Goal 10: a page as it stood at a moment against the same page now, in turn. Pages that take {@code ?at=} are added to
 * {@link #pages(Scene.Table)}.
 */
final class MomentBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);
    private static final double GOAL = 2;

    private MomentBench() {}

    static void run() throws Exception {
        try (House house = House.open("house")) {
            Scene.Table table = house.bean(Scene.class).table();
            PlanId plan = PlanBench.make(house, table, 100, 50);
            String then = Instant.now().toString();
            PlanBench.adopt(house, table, plan, 20);
            try (Visitor visitor = PlanBench.visitor(house, table, "Northland head")) {
                Report.say("  %-12s  now ms  then ms   ratio, median (spread)", "page");
                for (Map.Entry<String, String> page : pages(table).entrySet()) {
                    compare(visitor, page.getKey(), page.getValue(), then);
                }
            }
        }
    }

    private static Map<String, String> pages(Scene.Table table) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("plan", "negotiations/" + table.slug() + "/plans/" + PlanBench.SLUG);
        return pages;
    }

    private static void compare(Visitor visitor, String name, String page, String then) throws Exception {
        List<Double> ratios = new ArrayList<>();
        List<Double> now = new ArrayList<>();
        List<Double> past = new ArrayList<>();
        for (int i = 0; i < ROUNDS + 5; i++) {
            Visitor.Screen current = visitor.open(page);
            Visitor.Screen old = visitor.open(page + "?at=" + then);
            if (current.content().equals(old.content())) {
                throw new IllegalStateException(name + " shows at " + then + " what it shows now");
            }
            if (i >= 5) {
                now.add(current.millis());
                past.add(old.millis());
                ratios.add(old.millis() / current.millis());
            }
        }
        Report.say("  %-12s  %6.1f  %7.1f   %s", name, Report.median(now), Report.median(past), Report.spread(ratios));
        Report.goal("<= 2 x the current page", Report.median(ratios) <= GOAL);
    }
}
