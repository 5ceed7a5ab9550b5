package org.parley.delegation;

import org.parley.identity.CurrentPerson;
import org.parley.identity.Inviters;
import org.springframework.stereotype.Component;

/** Whoever facilitates a negotiation may open accounts for those they seat. */
@Component("inviters")
class FacilitatorsInvite implements Inviters {

    private final SeatRepository seats;
    private final CurrentPerson current;

    FacilitatorsInvite(SeatRepository seats, CurrentPerson current) {
        this.seats = seats;
        this.current = current;
    }

    @Override
    public boolean mayInvite() {
        return current.find()
                .map(person -> seats.findByPersonAndActiveTrue(person.id().value()).stream()
                        .anyMatch(seat -> seat.capacity() == Capacity.FACILITATOR))
                .orElse(false);
    }
}
