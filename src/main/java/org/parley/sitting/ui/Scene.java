package org.parley.sitting.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.sitting.NextStep;
import org.parley.sitting.SittingId;
import org.parley.sitting.SittingState;
import org.parley.sitting.SittingView;
import org.parley.voting.RoundSummary;

/**
 * A sitting as it stands, and whose screen shows it.
 *
 * @param rounds     those opened in this sitting, the latest first
 * @param explicable those on which the reader's delegation may ask to explain its vote
 */
record Scene(
        NegotiationView negotiation,
        Optional<SeatView> seat,
        Map<DelegationId, DelegationView> delegations,
        SittingView sitting,
        List<RoundSummary> rounds,
        List<RoundSummary> explicable,
        NextStep next) {

    SittingId id() {
        return sitting.id();
    }

    /** Whether anything can still be done in it. */
    boolean going() {
        return sitting.state() != SittingState.CLOSED;
    }

    boolean open() {
        return sitting.state() == SittingState.OPEN;
    }

    boolean facilitator() {
        return seat.map(SeatView::capacity).filter(Capacity.FACILITATOR::equals).isPresent();
    }

    /** Whether the reader speaks for a delegation. */
    boolean voice() {
        return seat.map(SeatView::capacity).map(Capacity::voice).orElse(false);
    }

    /** The reader's own delegation; null for those who sit for none. */
    @Nullable
    DelegationId own() {
        return seat.map(SeatView::delegation).orElse(null);
    }

    String name(DelegationId delegation) {
        DelegationView found = delegations.get(delegation);
        return found == null ? "" : found.name();
    }
}
