package org.parley.text.order;

import java.util.List;
import java.util.UUID;
import org.parley.text.Problem;

/**
 * Where a proposal stands after some votes.
 *
 * @param by      those whose adoption, or whose end, brought it there; empty while nothing happened to it
 * @param reasons why it falls, or what changed in it
 */
public record Fate(Kind kind, List<UUID> by, List<Problem> reasons) {

    /** Where it stands. */
    public enum Kind {
        ADOPTED,
        REJECTED,
        /** It no longer applies. */
        FALLEN,
        /** It waits, as it was written. */
        PENDING,
        /** It waits, and reads otherwise than it was written. */
        CHANGED;

        /** Whether it can still be put to the vote. */
        public boolean waits() {
            return this == PENDING || this == CHANGED;
        }
    }

    static final Fate WAITING = new Fate(Kind.PENDING, List.of(), List.of());

    public Fate {
        by = List.copyOf(by);
        reasons = List.copyOf(reasons);
    }
}
