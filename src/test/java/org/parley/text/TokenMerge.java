package org.parley.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeResult;

/** JGit's own three-way merge of two edits of one text, token by token: the peer that ours is held against. */
final class TokenMerge {

    private TokenMerge() {}

    /** The merge; empty where JGit finds a conflict. */
    static Optional<String> of(String base, String one, String other) {
        if (other.equals(base)
                || other.equals(one)) { // JGit takes an empty text for a deleted file, even if nothing was done
            return Optional.of(one);
        }
        if (one.equals(base)) {
            return Optional.of(other);
        }
        Map<String, Integer> names = new HashMap<>();
        List<Words> texts = List.of(new Words(base, names), new Words(one, names), new Words(other, names));
        MergeResult<Words> result = new MergeAlgorithm(new HistogramDiff())
                .merge(new Comparator(), texts.get(0), texts.get(1), texts.get(2));
        if (result.containsConflicts()) {
            return Optional.empty();
        }
        StringBuilder merged = new StringBuilder();
        for (MergeChunk chunk : result) {
            merged.append(texts.get(chunk.getSequenceIndex()).tokens.join(chunk.getBegin(), chunk.getEnd()));
        }
        return Optional.of(merged.toString());
    }

    private static final class Comparator extends SequenceComparator<Words> {

        @Override
        public boolean equals(Words one, int position, Words other, int otherPosition) {
            return one.names[position] == other.names[otherPosition];
        }

        @Override
        public int hash(Words words, int position) {
            return words.names[position] * 0x9E3779B9;
        }
    }

    private static final class Words extends Sequence {

        private final Tokens tokens;
        private final int[] names;

        Words(String text, Map<String, Integer> known) {
            tokens = Tokens.of(text);
            names = new int[tokens.size()];
            for (int position = 0; position < names.length; position++) {
                names[position] = known.computeIfAbsent(tokens.get(position), _ -> known.size());
            }
        }

        @Override
        public int size() {
            return names.length;
        }
    }
}
