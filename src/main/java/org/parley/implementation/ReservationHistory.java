package org.parley.implementation;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see the history of a reservation: whoever may read the negotiation. */
@Component
class ReservationHistory implements Historied<Reservation> {

    private final Seats seats;

    ReservationHistory(Seats seats) {
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.RESERVATION;
    }

    @Override
    public Class<Reservation> type() {
        return Reservation.class;
    }

    @Override
    public boolean visible(Reservation state) {
        return seats.mayRead(state.negotiation());
    }
}
