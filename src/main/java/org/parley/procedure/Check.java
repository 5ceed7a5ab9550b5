package org.parley.procedure;

import java.util.List;
import java.util.UUID;

/**
 * One thing a rule set asked, with the numbers, so that anyone can follow why the outcome is what it is.
 *
 * @param kind        what was asked
 * @param passed      whether it was so
 * @param value       what was counted
 * @param base        of how many
 * @param required    what was needed
 * @param delegations those that stood in the way, if it failed for somebody's ballot
 * @param words       the same in a sentence
 */
public record Check(
        Kind kind, boolean passed, long value, long base, long required, List<UUID> delegations, Phrase words) {

    /** What a rule set can ask. */
    public enum Kind {
        QUORUM,
        /** Asked of the room before the meeting opens, never of a vote. */
        OPENING,
        MAJORITY,
        SECOND_MAJORITY,
        BLOCKING_MINORITY,
        CONSENT,
        OBJECTIONS,
        TIE
    }

    public Check {
        delegations = List.copyOf(delegations);
    }
}
