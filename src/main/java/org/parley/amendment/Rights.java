package org.parley.amendment;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.springframework.stereotype.Component;

/** Who may do what with an amendment; each refusal says why. */
@Component
class Rights {

    static final UUID NONE = new UUID(0, 0);

    private final Seats seats;

    Rights(Seats seats) {
        this.seats = seats;
    }

    /** The delegation that the person negotiates for. */
    Optional<DelegationId> own(NegotiationId negotiation) {
        return seats.mine(negotiation)
                .filter(seat -> seat.capacity().delegate())
                .map(SeatView::delegationOrThrow);
    }

    /** The same for a query; an id that no delegation has, where there is none. */
    UUID ownOrNone(NegotiationId negotiation) {
        return own(negotiation).map(DelegationId::value).orElse(NONE);
    }

    boolean sees(Amendment state) {
        return seen(state.negotiation()).test(state);
    }

    /** Which of a negotiation's amendments the person sees; asked once, for however many. */
    Predicate<Amendment> seen(NegotiationId negotiation) {
        boolean reader = seats.mayRead(negotiation);
        Optional<DelegationId> own = own(negotiation);
        return amendment -> amendment.filed()
                ? reader
                : own.filter(amendment.delegation()::equals).isPresent();
    }

    /** The seat of somebody who drafts for a delegation. */
    SeatView drafter(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        Capacity capacity = seats.mine(negotiation).map(SeatView::capacity).orElse(Capacity.OBSERVER);
        if (!capacity.delegate()) {
            throw new RuleViolation("amendment.error." + capacity.word());
        }
        return seats.require(negotiation);
    }

    /** The seat of somebody who speaks for a delegation. */
    SeatView voice(NegotiationId negotiation) {
        SeatView seat = drafter(negotiation);
        if (!seat.capacity().voice()) {
            throw new RuleViolation("amendment.error.adviser");
        }
        return seat;
    }

    /** Refuses what is another delegation's: with a reason where it is known to all, as missing where it is not. */
    void owner(Amendment amendment, SeatView seat) {
        if (!amendment.delegation().equals(seat.delegation())) {
            if (!amendment.filed()) {
                throw new NotFound("amendment");
            }
            throw new RuleViolation("amendment.error.other-delegation");
        }
    }
}
