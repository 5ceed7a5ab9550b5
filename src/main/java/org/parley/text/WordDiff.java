package org.parley.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;

/**
 * Differences between two texts word by word, and the merge of two edits of one text. JGit's Histogram algorithm over
 * {@link Tokens}; afterwards neighbouring differences that only a space or a lone short word keeps apart become one, because that
 * is how a person would mark them.
 */
public final class WordDiff {

    /**
     * Tokens of the earlier text that gave way to tokens of the later one. Ends are excluded; one of the two may be empty.
     */
    public record Hunk(int beforeFrom, int beforeTo, int afterFrom, int afterTo) {

        /** Whether both hunks are about the same words of the earlier text, or about one point of it. */
        public boolean touches(Hunk other) {
            return beforeFrom <= other.beforeTo && other.beforeFrom <= beforeTo;
        }

        boolean sameSpan(Hunk other) {
            return beforeFrom == other.beforeFrom && beforeTo == other.beforeTo;
        }

        /** Whether this one changes every word that the other works on, and more. */
        boolean covers(Hunk other) {
            if (other.beforeFrom == other.beforeTo) {
                return beforeFrom < other.beforeFrom && other.beforeTo < beforeTo;
            }
            return beforeFrom <= other.beforeFrom && other.beforeTo <= beforeTo && !sameSpan(other);
        }
    }

    private static final int SHORT_WORD = 3;

    private WordDiff() {}

    public static Redline redline(String before, String after) {
        if (before.equals(after)) {
            return Redline.same(before);
        }
        if (before.isEmpty()) {
            return Redline.inserted(after);
        }
        if (after.isEmpty()) {
            return Redline.deleted(before);
        }
        Tokens earlier = Tokens.of(before);
        Tokens later = Tokens.of(after);
        List<Redline.Span> spans = new ArrayList<>();
        int at = 0;
        for (Hunk hunk : hunks(earlier, later)) {
            add(spans, Redline.Kind.SAME, earlier.join(at, hunk.beforeFrom()));
            add(spans, Redline.Kind.DELETED, earlier.join(hunk.beforeFrom(), hunk.beforeTo()));
            add(spans, Redline.Kind.INSERTED, later.join(hunk.afterFrom(), hunk.afterTo()));
            at = hunk.beforeTo();
        }
        add(spans, Redline.Kind.SAME, earlier.join(at, earlier.size()));
        return new Redline(spans);
    }

    private static void add(List<Redline.Span> spans, Redline.Kind kind, String text) {
        if (!text.isEmpty()) {
            spans.add(new Redline.Span(kind, text));
        }
    }

    /** The differences in order; between two of them at least one token is the same in both texts. */
    public static List<Hunk> hunks(Tokens before, Tokens after) {
        Map<String, Integer> names = new HashMap<>();
        Words earlier = new Words(before, names);
        Words later = new Words(after, names);
        List<Hunk> hunks = new ArrayList<>();
        for (Edit edit : new HistogramDiff().diff(Words.COMPARATOR, earlier, later)) {
            Hunk hunk = new Hunk(edit.getBeginA(), edit.getEndA(), edit.getBeginB(), edit.getEndB());
            if (!hunks.isEmpty() && belongTogether(hunks.getLast(), hunk, before, after)) {
                Hunk last = hunks.removeLast();
                hunk = new Hunk(last.beforeFrom(), hunk.beforeTo(), last.afterFrom(), hunk.afterTo());
            }
            hunks.add(hunk);
        }
        return hunks;
    }

    private static boolean belongTogether(Hunk first, Hunk second, Tokens before, Tokens after) {
        int from = first.beforeTo();
        int to = second.beforeFrom();
        int words = before.words(from, to, 2);
        if (words == 0) {
            return isReplacement(first, before, after) && isReplacement(second, before, after);
        }
        return words == 1
                && before.join(from, to).strip().length() <= SHORT_WORD
                && size(first, before, after) > 2
                && size(second, before, after) > 2;
    }

    /** A mere insertion or deletion reads better on its own. */
    private static boolean isReplacement(Hunk hunk, Tokens before, Tokens after) {
        return before.words(hunk.beforeFrom(), hunk.beforeTo(), 1) > 0
                && after.words(hunk.afterFrom(), hunk.afterTo(), 1) > 0;
    }

    private static int size(Hunk hunk, Tokens before, Tokens after) {
        return Math.max(
                before.words(hunk.beforeFrom(), hunk.beforeTo(), 3), after.words(hunk.afterFrom(), hunk.afterTo(), 3));
    }

    /**
     * Two edits of one text in one, as if the second editor had worked on the first one's result. Empty when both changed the same
     * words, or words that touch, in different ways, or when together they would tear a bracket.
     */
    public static Optional<String> merge(String base, String one, String other) {
        if (other.equals(base) || other.equals(one)) {
            return Optional.of(one);
        }
        if (one.equals(base)) {
            return Optional.of(other);
        }
        Tokens before = Tokens.of(base);
        WordMerge merge = new WordMerge(before, WordMerge.Edit.of(before, one), WordMerge.Edit.of(before, other));
        return merge.kind().stands() ? Optional.of(merge.text()) : Optional.empty();
    }

    /** Tokens as numbers, so that comparing two is comparing integers. */
    private static final class Words extends Sequence {

        static final SequenceComparator<Words> COMPARATOR = new SequenceComparator<>() {
            @Override
            public boolean equals(Words one, int position, Words other, int otherPosition) {
                return one.names[position] == other.names[otherPosition];
            }

            @Override
            public int hash(Words words, int position) {
                return words.names[position] * 0x9E3779B9;
            }
        };

        private final Tokens tokens;
        private final int[] names;

        Words(Tokens tokens, Map<String, Integer> known) {
            this.tokens = tokens;
            this.names = new int[tokens.size()];
            for (int position = 0; position < names.length; position++) {
                names[position] = known.computeIfAbsent(tokens.get(position), token -> known.size());
            }
        }

        @Override
        public int size() {
            return names.length;
        }
    }
}
