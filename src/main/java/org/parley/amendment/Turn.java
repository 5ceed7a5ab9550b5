package org.parley.amendment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.SubjectRef;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundSummary;

/**
 * A round in the sequence that a facilitator prepared.
 *
 * @param amendments what it puts to the vote; none for an article as amended
 * @param article    the article that it puts as amended; null for amendments
 * @param group      the articles that it was planned with
 * @param standing   where it stands in the sequence
 */
public record Turn(
        List<AmendmentId> amendments,
        @Nullable ProvisionId article,
        List<ProvisionId> group,
        RoundSummary round,
        Standing standing) {

    /** Where a round of a sequence stands. */
    public enum Standing {
        ADOPTED,
        REJECTED,
        /** Ended without a decision: no quorum, or equally divided with a second vote to come. */
        UNDECIDED,
        ANNULLED,
        /** Its question fell before its turn. */
        NOT_PUT,
        /** Open, or closed and to be proclaimed. */
        RUNNING,
        /** It would be the next, but what it puts has changed and awaits the answer of its proposer (ADR 0020). */
        ASKED,
        /** The one to open now. */
        NEXT,
        WAITING;

        /** Whether it is over. */
        public boolean done() {
            return ordinal() <= NOT_PUT.ordinal();
        }

        /** The end of its translation key. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether it puts a part of its amendment or article, or whether to divide it. */
    public boolean part() {
        return round.subjects().stream()
                .anyMatch(subject ->
                        subject.kind().equals(SubjectRef.PART) || subject.kind().equals(SubjectRef.DIVISION));
    }

    public Turn {
        amendments = List.copyOf(amendments);
        group = List.copyOf(group);
    }
}
