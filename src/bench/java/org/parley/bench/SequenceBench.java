package org.parley.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.parley.text.Condition;
import org.parley.text.Condition.Delay;
import org.parley.text.Condition.Relation;
import org.parley.text.Condition.Trigger;
import org.parley.text.Condition.Unit;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.SequenceCheck;
import org.parley.text.sequence.SequenceProblem;

/** How long 10,000 conditions of a plan take to be checked: sound ones, a chain as long as the plan, and ones full of cycles. */
final class SequenceBench {

    private static final int CONDITIONS = Integer.getInteger("bench.conditions", 10_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);
    private static final int ARTICLES = 500;
    private static final int BELOW = 11;

    private SequenceBench() {}

    static void run() {
        System.out.printf("%,d conditions on %,d provisions%n", CONDITIONS, ARTICLES * (1 + BELOW));
        measure("sound, on what stands before", plan(new Random(1), true, false));
        measure("a chain through the plan", plan(new Random(2), true, true));
        measure("on anything, full of cycles", plan(new Random(3), false, false));
    }

    private static void measure(String name, PlanText text) {
        List<SequenceProblem> problems = List.of();
        double[] rounds = new double[ROUNDS];
        for (int round = -5; round < ROUNDS; round++) {
            long start = System.nanoTime();
            problems = SequenceCheck.of(text);
            if (round >= 0) {
                rounds[round] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(rounds);
        System.out.printf(
                "%-32s median %6.1f ms, from %.1f to %.1f; %,d problems; goal 200 ms: %s%n",
                name,
                rounds[ROUNDS / 2],
                rounds[0],
                rounds[ROUNDS - 1],
                problems.size(),
                rounds[ROUNDS / 2] < 200 ? "met" : "missed");
    }

    private static PlanText plan(Random random, boolean sound, boolean chain) {
        List<List<ProvisionId>> ids = new ArrayList<>();
        List<ProvisionId> all = new ArrayList<>();
        for (int article = 0; article < ARTICLES; article++) {
            List<ProvisionId> here = new ArrayList<>();
            for (int each = 0; each <= BELOW; each++) {
                here.add(new ProvisionId(new UUID(random.nextLong(), random.nextLong())));
            }
            ids.add(here);
            all.addAll(here.subList(1, here.size()));
        }
        List<List<Condition>> conditions = new ArrayList<>();
        all.forEach(_ -> conditions.add(new ArrayList<>()));
        for (int each = 0; each < CONDITIONS; each++) {
            int at = 1 + random.nextInt(all.size() - 1);
            if (conditions.get(at).size() >= Condition.CONDITIONS) {
                continue;
            }
            int to = chain ? at - 1 : sound ? random.nextInt(at) : random.nextInt(all.size());
            conditions.get(at).add(condition(random, all.get(to), chain ? each : random.nextInt(90) + 1));
        }
        List<Provision> articles = new ArrayList<>();
        int next = 0;
        for (List<ProvisionId> here : ids) {
            List<Provision> below = new ArrayList<>();
            for (ProvisionId id : here.subList(1, here.size())) {
                below.add(Provision.of(id, "The Parties shall do this.").withConditions(conditions.get(next++)));
            }
            articles.add(new Provision(here.getFirst(), "Article", "", below));
        }
        return new PlanText(articles);
    }

    private static Condition condition(Random random, ProvisionId upon, int days) {
        Relation relation = switch (random.nextInt(4)) {
            case 0 -> Relation.WITHIN;
            case 1 -> Relation.AFTER;
            default -> Relation.NOT_BEFORE;
        };
        return new Condition(
                relation,
                relation.delayed()
                        ? new Delay(1 + days % 30_000 + (relation == Relation.WITHIN ? 6_000 : 0), Unit.DAYS)
                        : null,
                false,
                List.of(new Trigger.CarriedOut(upon)));
    }
}
