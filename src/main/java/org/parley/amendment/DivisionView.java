package org.parley.amendment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.text.Change;
import org.parley.voting.RoundSummary;

/**
 * A request for a vote in parts as screens show it.
 *
 * @param whole      what is divided: an amendment, or an article as it stands
 * @param plan       that it is of
 * @param delegation that asks
 * @param changes    what its parts are made of: what the amendment did when it was divided, or the deletion of each unit of the text
 * @param parts      in the order in which they are put
 * @param objections the delegations that object, in the order in which they did
 * @param round      the last round on whether to divide; null where there was none
 * @param next       the position of the part that is next, from 0; null while none is
 */
public record DivisionView(
        DivisionId id,
        SubjectRef whole,
        NegotiationId negotiation,
        PlanId plan,
        DelegationId delegation,
        DivisionStatus status,
        List<Change> changes,
        List<Part> parts,
        List<DelegationId> objections,
        @Nullable RoundSummary round,
        @Nullable Integer next,
        Instant askedAt) {

    /**
     * One part.
     *
     * @param changes its changes by their position in the whole, from 0
     * @param carried whether it carried; null until it is decided
     * @param round   the last round on it; null where there was none
     */
    public record Part(
            UUID id,
            List<Integer> changes,
            @Nullable Boolean carried,
            @Nullable RoundSummary round) {}

    /** Whether it is a text as it stands, of which what does not carry falls out. */
    public boolean text() {
        return Wholes.text(whole);
    }

    /** What one part does, or of a text what falls out of it where the part does not carry. */
    public List<Change> changes(Part part) {
        return part.changes().stream().map(changes::get).toList();
    }
}
