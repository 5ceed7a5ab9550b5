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
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.sitting.AgendaItemView;
import org.parley.sitting.AttendanceView;
import org.parley.sitting.NextStep;
import org.parley.sitting.SittingId;
import org.parley.sitting.SittingState;
import org.parley.sitting.SittingView;
import org.parley.voting.RoundId;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;

/**
 * A sitting as it stands, and whose screen shows it.
 *
 * @param cards      what the items of the agenda are about, as far as the reader may see it
 * @param rounds     those of the negotiation, the latest first
 * @param explicable those on which the reader's delegation may ask to explain its vote
 */
record Scene(
        NegotiationView negotiation,
        Optional<SeatView> seat,
        SittingView sitting,
        Map<SubjectRef, SubjectCard> cards,
        List<RoundSummary> rounds,
        List<RoundSummary> explicable,
        NextStep next) {

    /** The same after ballots were cast, which change nothing but how many there are. */
    Scene with(List<RoundSummary> open) {
        return new Scene(
                negotiation,
                seat,
                sitting,
                cards,
                rounds.stream()
                        .map(round -> open.stream()
                                .filter(each -> each.id().equals(round.id()))
                                .findFirst()
                                .orElse(round))
                        .toList(),
                explicable,
                next);
    }

    /**
     * The votes that are on.
     *
     * @param here whether in this sitting, or beside it: opened before it began, or by silence
     */
    List<RoundSummary> votes(boolean here) {
        return rounds.stream()
                .filter(round -> round.state() == RoundState.OPEN)
                .filter(round -> sitting.head().holds(round) == here)
                .toList();
    }

    /** The title of a round; empty where it is none that the reader may see. */
    String title(RoundId id) {
        return rounds.stream()
                .filter(round -> round.id().equals(id))
                .findFirst()
                .map(RoundSummary::title)
                .orElse("");
    }

    /** What an item is about. */
    Optional<SubjectCard> card(AgendaItemView item) {
        return Optional.ofNullable(item.subject()).map(cards::get);
    }

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
        return sitting.roll().stream()
                .map(AttendanceView::delegation)
                .filter(each -> each.id().equals(delegation))
                .findFirst()
                .map(DelegationView::name)
                .orElse("");
    }
}
