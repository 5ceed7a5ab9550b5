package org.parley.amendment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.text.Change;
import org.parley.voting.RoundSummary;

/**
 * A request for a vote in parts as screens show it.
 *
 * @param delegation that asks
 * @param changes    what the amendment did when it was divided
 * @param parts      in the order in which they are put
 * @param objections the delegations that object, in the order in which they did
 * @param round      the last round on whether to divide; null where there was none
 * @param next       the position of the part that is next, from 0; null while none is
 */
public record DivisionView(
        DivisionId id,
        AmendmentId amendment,
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
     * @param changes its changes by their position in the amendment, from 0
     * @param carried whether it carried; null until it is decided
     * @param round   the last round on it; null where there was none
     */
    public record Part(
            UUID id,
            List<Integer> changes,
            @Nullable Boolean carried,
            @Nullable RoundSummary round) {}
}
