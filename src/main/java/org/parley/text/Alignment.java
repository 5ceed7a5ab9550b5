package org.parley.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Paragraphs of two texts that were never versions of each other, one beside the other where they say nearly the same. Both orders are
 * kept; what has no counterpart stands alone. Two paragraphs are nearly the same where at least half of their words are (Dice's coefficient
 * over words with their number, capitals aside).
 *
 * @param pairs in reading order
 * @param share what part of all words stands in both texts of a pair, from 0 to 1; 1 for two texts without words
 */
public record Alignment(List<Pair> pairs, double share) {

    /** From what part on two paragraphs, and two texts, are near enough to be read word against word. */
    public static final double NEAR = 0.5;

    /** Stands for no paragraph. */
    public static final int NONE = -1;

    /**
     * One line.
     *
     * @param one   index of the paragraph of the first text, or {@link #NONE}
     * @param other index of that of the second, or {@link #NONE}
     */
    public record Pair(int one, int other) {

        public boolean both() {
            return one != NONE && other != NONE;
        }
    }

    public Alignment {
        pairs = List.copyOf(pairs);
    }

    /** Whether the texts are near enough to be read word against word. */
    public boolean near() {
        return share >= NEAR;
    }

    /** The pairing in which the most words stand in both texts of a pair. */
    public static Alignment of(List<String> one, List<String> other) {
        List<Map<String, Integer>> left = one.stream().map(Alignment::words).toList();
        List<Map<String, Integer>> right = other.stream().map(Alignment::words).toList();
        int[][] shared = new int[left.size()][right.size()];
        int[][] best = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                shared[i][j] = near(left.get(i), right.get(j));
                best[i][j] = Math.max(best[i + 1][j], best[i][j + 1]);
                if (shared[i][j] > 0) {
                    best[i][j] = Math.max(best[i][j], shared[i][j] + best[i + 1][j + 1]);
                }
            }
        }
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            if (shared[i][j] > 0 && best[i][j] == shared[i][j] + best[i + 1][j + 1]) {
                pairs.add(new Pair(i++, j++));
            } else if (best[i][j] == best[i + 1][j]) {
                pairs.add(new Pair(i++, NONE));
            } else {
                pairs.add(new Pair(NONE, j++));
            }
        }
        while (i < left.size()) {
            pairs.add(new Pair(i++, NONE));
        }
        while (j < right.size()) {
            pairs.add(new Pair(NONE, j++));
        }
        int all = left.stream().mapToInt(Alignment::count).sum()
                + right.stream().mapToInt(Alignment::count).sum();
        return new Alignment(pairs, all == 0 ? 1 : 2.0 * best[0][0] / all);
    }

    /** How many words two paragraphs share, 0 where they are not near. */
    private static int near(Map<String, Integer> one, Map<String, Integer> other) {
        int shared = 0;
        for (Map.Entry<String, Integer> word : one.entrySet()) {
            shared += Math.min(word.getValue(), other.getOrDefault(word.getKey(), 0));
        }
        return 2.0 * shared >= NEAR * (count(one) + count(other)) ? shared : 0;
    }

    private static int count(Map<String, Integer> words) {
        return words.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Integer> words(String text) {
        Map<String, Integer> words = new HashMap<>();
        for (String token : Tokens.of(text).list()) {
            if (Tokens.isWord(token)) {
                words.merge(token.toLowerCase(Locale.ROOT), 1, Integer::sum);
            }
        }
        return words;
    }
}
