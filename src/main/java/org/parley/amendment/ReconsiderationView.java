package org.parley.amendment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;
import org.parley.voting.RoundSummary;

/**
 * A motion to reconsider as screens show it.
 *
 * @param subject    what was decided: an amendment or an article
 * @param delegation that moves
 * @param round      the last round on it; null where there was none
 */
public record ReconsiderationView(
        ReconsiderationId id,
        NegotiationId negotiation,
        SubjectRef subject,
        DelegationId delegation,
        String reason,
        ReconsiderationStatus status,
        @Nullable RoundSummary round,
        Instant movedAt) {}
