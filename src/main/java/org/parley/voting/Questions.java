package org.parley.voting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.RuleSet;

/** A module's word on which of its subjects can be put to the vote. Implemented by the modules whose subjects they are. */
public interface Questions {

    /** The kinds it answers for. */
    Set<String> kinds();

    /** What waits for a vote, in the order in which it is best put. */
    List<SubjectRef> pending(NegotiationId negotiation);

    /**
     * Asked when a round is prepared, and again when it opens.
     *
     * @throws org.parley.kernel.RuleViolation if it cannot be put to the vote now
     */
    void requireVotable(NegotiationId negotiation, SubjectRef subject);

    /**
     * Asked when a round opens, and not before: what can be prepared in advance and must wait for its turn.
     *
     * @throws org.parley.kernel.RuleViolation that says what comes first
     */
    default void requireTurn(SubjectRef subject) {}

    /**
     * Asked when a round is prepared.
     *
     * @throws org.parley.kernel.RuleViolation if the question is not decided by such rules
     */
    default void requireRules(SubjectRef subject, RuleSet rules) {}

    /**
     * Asked when a block is prepared, and again when it opens: whether one vote may decide these though they are several questions.
     *
     * @param subjects each with the rules by which it would be decided alone, in the order in which they are put
     * @throws org.parley.kernel.RuleViolation that names what stands against it
     */
    default void requireBlock(NegotiationId negotiation, SequencedMap<SubjectRef, RuleSet> subjects) {
        throw new RuleViolation("voting.error.block-kind");
    }

    /** What would make it another question if it were decided meanwhile: neither is voted on in a round of its own while the other is. */
    default List<SubjectRef> entangled(SubjectRef subject) {
        return List.of();
    }

    /** What the articles that it concerns are marked as: rule sets may name stricter ones for a mark. */
    default Set<String> marks(SubjectRef subject) {
        return Set.of();
    }

    /** The rule sets set for the articles that it concerns, by id. */
    default Set<String> rules(SubjectRef subject) {
        return Set.of();
    }

    /** Whether anything of this module is set to be decided by that rule set. */
    default boolean decidesBy(NegotiationId negotiation, String rules) {
        return false;
    }

    /** What a vote on it would decide on, as far as modules that know nothing of votes may know it: an article's provisions, and the like. */
    default Set<SubjectRef> parts(SubjectRef subject) {
        return Set.of(subject);
    }

    /** What a facilitator must have seen about a subject before a vote on it opens; none of it forbids the vote. */
    default List<String> warnings(SubjectRef subject, Locale locale) {
        return List.of();
    }

    /** What a reader must know about a subject of a proclaimed round beside the outcome: that it could not take effect, and why. */
    default Optional<String> aftermath(RoundView round, SubjectRef subject, Locale locale) {
        return Optional.empty();
    }
}
