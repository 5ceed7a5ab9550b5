package org.parley.procedure.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;

/** The two methods that compare each option with each other. */
final class ByPairs {

    private final int options;
    private final List<Integer> order;
    private final long[][] preferences;

    /** @param order decides between equals, the favoured first */
    ByPairs(long[][] preferences, List<Integer> order) {
        this.options = preferences.length;
        this.preferences = preferences;
        this.order = order;
    }

    /**
     * The Schulze method with winning votes. A path's strength is that of its weakest victory; of two options the one whose strongest path
     * to the other is stronger than the path back comes first (Schulze 2011, section 2.2). That relation has no circles, whatever the
     * ballots; what it leaves open the tie order decides.
     */
    ChoiceResult schulze() {
        long[][] strengths = new long[options][options];
        int[][] before = new int[options][options];
        for (int i = 0; i < options; i++) {
            for (int j = 0; j < options; j++) {
                strengths[i][j] = preferences[i][j] > preferences[j][i] ? preferences[i][j] : 0;
                before[i][j] = i;
            }
        }
        for (int over = 0; over < options; over++) {
            for (int i = 0; i < options; i++) {
                for (int j = 0; i != over && j < options; j++) {
                    long through = Math.min(strengths[i][over], strengths[over][j]);
                    if (j != over && j != i && through > strengths[i][j]) {
                        strengths[i][j] = through;
                        before[i][j] = before[over][j];
                    }
                }
            }
        }
        List<List<List<Integer>>> paths = new ArrayList<>();
        for (int i = 0; i < options; i++) {
            List<List<Integer>> from = new ArrayList<>();
            for (int j = 0; j < options; j++) {
                from.add(i == j || strengths[i][j] == 0 ? List.of() : path(before, i, j));
            }
            paths.add(List.copyOf(from));
        }
        return result(
                (one, other) -> strengths[one][other] > strengths[other][one],
                false,
                new Working.Pairs(lists(preferences), lists(strengths), List.copyOf(paths), List.of()));
    }

    private static List<Integer> path(int[][] before, int from, int to) {
        List<Integer> path = new ArrayList<>(List.of(to));
        for (int at = to; at != from; ) {
            at = before[from][at];
            path.addFirst(at);
        }
        return List.copyOf(path);
    }

    /**
     * Ranked pairs. Victories are taken from the strongest to the weakest (more votes for the winner; of equals, fewer votes against; of
     * these, as the tie order has the winner, then the loser) and each is locked in unless that closed a circle (Tideman 1987, with
     * winning votes in place of margins, as most of those who use it today).
     */
    ChoiceResult rankedPairs() {
        List<Working.Pair> victories = new ArrayList<>();
        for (int i = 0; i < options; i++) {
            for (int j = 0; j < options; j++) {
                if (preferences[i][j] > preferences[j][i]) {
                    victories.add(new Working.Pair(i, j, preferences[i][j], preferences[j][i], false));
                }
            }
        }
        Comparator<Working.Pair> strength =
                Comparator.comparingLong(Working.Pair::votes).reversed().thenComparingLong(Working.Pair::against);
        victories.sort(strength.thenComparingInt(pair -> order.indexOf(pair.winner()))
                .thenComparingInt(pair -> order.indexOf(pair.loser())));
        boolean[][] reaches = new boolean[options][options];
        List<Working.Pair> pairs = new ArrayList<>();
        boolean equals = false;
        for (Working.Pair pair : victories) {
            boolean locked = !reaches[pair.loser()][pair.winner()];
            // An order among equals matters only where it kept one of them out
            equals |= !locked && pairs.stream().anyMatch(other -> other.locked() && strength.compare(other, pair) == 0);
            if (locked) {
                lock(reaches, pair);
            }
            pairs.add(new Working.Pair(pair.winner(), pair.loser(), pair.votes(), pair.against(), locked));
        }
        return result(
                (one, other) -> reaches[one][other],
                equals,
                new Working.Pairs(lists(preferences), List.of(), List.of(), List.copyOf(pairs)));
    }

    private void lock(boolean[][] reaches, Working.Pair pair) {
        for (int i = 0; i < options; i++) {
            if (i == pair.winner() || reaches[i][pair.winner()]) {
                for (int j = 0; j < options; j++) {
                    reaches[i][j] |= j == pair.loser() || reaches[pair.loser()][j];
                }
            }
        }
    }

    /**
     * Takes, again and again, of those that none left beats, the one favoured by the tie order.
     *
     * @param equals whether the tie order has decided something before
     */
    private ChoiceResult result(BiPredicate<Integer, Integer> beats, boolean equals, Working working) {
        List<Integer> left = new ArrayList<>(order);
        List<Integer> ordered = new ArrayList<>();
        boolean tie = equals;
        while (!left.isEmpty()) {
            List<Integer> unbeaten = left.stream()
                    .filter(option -> left.stream().noneMatch(other -> beats.test(other, option)))
                    .toList();
            tie |= ordered.isEmpty() && unbeaten.size() > 1;
            ordered.add(unbeaten.getFirst());
            left.remove(unbeaten.getFirst());
        }
        return new ChoiceResult(ordered.subList(0, 1), ordered, tie, working);
    }

    private static List<List<Long>> lists(long[][] table) {
        return Arrays.stream(table)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }
}
