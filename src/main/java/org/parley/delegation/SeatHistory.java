package org.parley.delegation;

import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** The history of a seat is for those who may read its negotiation. */
@Component
class SeatHistory implements Historied<Seat> {

    private final Seats rights;

    SeatHistory(Seats rights) {
        this.rights = rights;
    }

    @Override
    public String kind() {
        return SubjectRef.SEAT;
    }

    @Override
    public Class<Seat> type() {
        return Seat.class;
    }

    @Override
    public boolean visible(Seat state) {
        return rights.mayRead(state.negotiation());
    }
}
