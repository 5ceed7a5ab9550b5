package org.parley.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;

/**
 * A precedent beside a provision.
 *
 * @param provision      beside which it stands
 * @param note           why it is remembered there; never empty
 * @param delegation     whose delegation put it there; null for a facilitator
 * @param delegationName its name; null for a facilitator
 * @param personName     of who put it there
 * @param endedAt        when it was taken away; null while it stands
 */
public record LinkView(
        LinkId id,
        NegotiationId negotiation,
        SubjectRef provision,
        PrecedentView precedent,
        String note,
        @Nullable DelegationId delegation,
        @Nullable String delegationName,
        String personName,
        Instant at,
        @Nullable Instant endedAt) {

    /** Most characters of the note. */
    public static final int NOTE_LENGTH = 500;
}
