package org.parley.deliberation;

import java.time.Instant;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;

/**
 * A position as it was stated once.
 *
 * @param subject    what it is a position on
 * @param reason     plain text; empty only where no position is taken any more
 * @param personName of who stated it
 */
public record PositionView(
        PositionId id,
        NegotiationId negotiation,
        SubjectRef subject,
        DelegationId delegation,
        String delegationName,
        Stance stance,
        PositionAudience audience,
        String reason,
        String personName,
        Instant at) {

    /** Most characters of the reason. */
    public static final int REASON_LENGTH = 2_000;
}
