package org.parley.procedure.choice;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a result came about, so that anyone can follow it. Options are numbers from 0, weights are what the ballots weigh. */
public sealed interface Working {

    /**
     * Marks or points added up.
     *
     * @param sums   of each option
     * @param weight of the ballots that mark anything
     */
    record Sums(List<Long> sums, long weight) implements Working {

        public Sums {
            sums = List.copyOf(sums);
        }
    }

    /**
     * Each two options compared.
     *
     * @param preferences for each option and each other the weight of the ballots that rank the first before the second
     * @param strengths   for each option and each other the strength of the strongest path between them; empty but for Schulze
     * @param paths       for each option and each other the strongest path, both ends included; empty where there is none
     * @param pairs       the victories in the order in which they were locked in; empty but for ranked pairs
     */
    record Pairs(
            List<List<Long>> preferences, List<List<Long>> strengths, List<List<List<Integer>>> paths, List<Pair> pairs)
            implements Working {

        public long preference(int one, int other) {
            return preferences.get(one).get(other);
        }
    }

    /**
     * A victory of one option over another.
     *
     * @param votes   weight of those who rank the winner before the loser
     * @param against weight of those who rank them the other way round
     * @param locked  whether it stands; it does not where it would close a circle with stronger ones
     */
    record Pair(int winner, int loser, long votes, long against, boolean locked) {}

    /**
     * A count in stages.
     *
     * @param valid  weight of the ballots with a first preference
     * @param quota  what elects
     */
    record Stages(long valid, long quota, List<Stage> stages) implements Working {

        public Stages {
            stages = List.copyOf(stages);
        }
    }

    /**
     * A stage of a count.
     *
     * @param surplus         whether only what an option had above the quota was transferred
     * @param option          whose votes were transferred; null where first preferences were counted
     * @param totals          votes of each option when the stage was over, to five decimals
     * @param changes         what the stage added to each or took from it
     * @param notTransferable votes that have left the count so far: no further preference, or remainders that the rule ignores
     * @param elected         the options that reached the quota at its end, or filled the last places
     * @param lot             whether equals at every earlier stage were decided by the tie order
     */
    record Stage(
            boolean surplus,
            @Nullable Integer option,
            List<BigDecimal> totals,
            List<BigDecimal> changes,
            BigDecimal notTransferable,
            List<Integer> elected,
            boolean lot) {

        public Stage {
            totals = List.copyOf(totals);
            changes = List.copyOf(changes);
            elected = List.copyOf(elected);
        }

        /** What was done: FIRST, SURPLUS or EXCLUSION. */
        public String action() {
            return option == null ? "FIRST" : surplus ? "SURPLUS" : "EXCLUSION";
        }
    }
}
