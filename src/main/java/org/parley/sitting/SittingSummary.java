package org.parley.sitting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.procedure.Manner;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;

/**
 * A sitting as a line of a list.
 *
 * @param number counts the sittings of a negotiation, from 1
 */
public record SittingSummary(
        SittingId id,
        NegotiationId negotiation,
        int number,
        String title,
        Instant plannedAt,
        SittingState state,
        @Nullable Instant openedAt,
        @Nullable Instant suspendedUntil,
        @Nullable Instant closedAt) {

    static SittingSummary of(Sitting sitting) {
        return new SittingSummary(
                sitting.id(),
                sitting.negotiation(),
                sitting.number(),
                sitting.title(),
                sitting.plannedAt(),
                sitting.state(),
                sitting.openedAt(),
                sitting.suspendedUntil(),
                sitting.closedAt());
    }

    /**
     * Whether a round was opened in it, or decided while it went on: one by correspondence, opened on another day, hinders nobody in it,
     * and nobody sits through the days of a silence.
     */
    public boolean holds(RoundSummary round) {
        return openedAt != null
                && round.manner() != Manner.SILENCE
                && round.state() != RoundState.PREPARED
                && !round.changedAt().isBefore(openedAt);
    }

    /** Whether it is open, or only suspended. */
    public boolean live() {
        return state == SittingState.OPEN || state == SittingState.SUSPENDED;
    }
}
