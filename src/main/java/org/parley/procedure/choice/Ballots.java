package org.parley.procedure.choice;

import java.util.Arrays;
import java.util.List;

/**
 * Marked ballots with their weights, laid out to be counted: what each says of an option stands together, so that a pair of options is
 * compared in one pass over two rows.
 *
 * @param marks   for each option what each ballot says of it
 * @param weights of each ballot
 */
record Ballots(int[][] marks, long[] weights) {

    static Ballots of(int options, List<Marks> marked, long[] weights) {
        int[][] marks = new int[options][marked.size()];
        for (int ballot = 0; ballot < marked.size(); ballot++) {
            List<Integer> numbers = marked.get(ballot).numbers();
            for (int option = 0; option < options; option++) {
                marks[option][ballot] = numbers.get(option);
            }
        }
        return new Ballots(marks, weights);
    }

    int options() {
        return marks.length;
    }

    int size() {
        return weights.length;
    }

    /** The weight of all ballots. */
    long weight() {
        return Arrays.stream(weights).sum();
    }

    /** For each option the sum of what was marked beside it, each ballot as often as it weighs. */
    long[] sums() {
        long[] sums = new long[options()];
        for (int option = 0; option < sums.length; option++) {
            for (int ballot = 0; ballot < size(); ballot++) {
                sums[option] += marks[option][ballot] * weights[ballot];
            }
        }
        return sums;
    }

    /** For each two options the weight of the ballots that rank the first before the second; an unranked option comes after all ranked. */
    long[][] preferences() {
        int options = options();
        int[][] ranks = new int[options][];
        for (int option = 0; option < options; option++) {
            ranks[option] = new int[size()];
            for (int ballot = 0; ballot < size(); ballot++) {
                int rank = marks[option][ballot];
                ranks[option][ballot] = rank == 0 ? Integer.MAX_VALUE : rank;
            }
        }
        long[][] preferences = new long[options][options];
        for (int one = 0; one < options; one++) {
            for (int other = 0; other < options; other++) {
                preferences[one][other] = one == other ? 0 : before(ranks[one], ranks[other]);
            }
        }
        return preferences;
    }

    /** Without a branch, so that the machine compares several ballots at once: ranks are never negative, so the sign tells. */
    private long before(int[] one, int[] other) {
        long sum = 0;
        for (int ballot = 0; ballot < one.length; ballot++) {
            sum += weights[ballot] & (long) (one[ballot] - other[ballot] >> 31);
        }
        return sum;
    }
}
