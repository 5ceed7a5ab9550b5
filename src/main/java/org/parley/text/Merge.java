package org.parley.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * Two edits of one text in one: the words, headings, places and order of both, provision by provision; numbers and citations follow of
 * themselves, because they are computed from places and identities.
 */
public sealed interface Merge {

    /** Both stand. */
    record Clean(PlanText text) implements Merge {}

    /**
     * They do not go together.
     *
     * @param text      the first edit with everything of the second that goes with it
     * @param conflicts what of the second does not, and why
     */
    record Conflicting(PlanText text, List<Fate> conflicts) implements Merge {

        public Conflicting {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** The merge of two texts that were made from one. Where both put something in at one place, what the first put in stands last. */
    static Merge of(PlanText base, PlanText one, PlanText other) {
        Tree tree = new Tree(one);
        Rebase.Account account = Rebase.between(base, one).carry(Changes.between(base, other), tree);
        List<Fate> conflicts =
                account.fates().stream().filter(fate -> !fate.kind().stands()).toList();
        List<Change> carried = account.fates().stream()
                .flatMap(fate -> Stream.ofNullable(fate.carried()))
                .toList();
        List<Problem> limits = carried.isEmpty() ? List.of() : tree.limits(carried);
        if (!limits.isEmpty()) {
            return new Conflicting(
                    one,
                    limits.stream()
                            .map(limit ->
                                    new Fate(limit.change(), Fate.Kind.CONFLICT, null, limit.key(), limit.arguments()))
                            .toList());
        }
        return conflicts.isEmpty() ? new Clean(tree.text()) : new Conflicting(tree.text(), conflicts);
    }
}
