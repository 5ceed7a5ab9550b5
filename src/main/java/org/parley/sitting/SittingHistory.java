package org.parley.sitting;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see the history of a sitting: whoever may read the negotiation. */
@Component
class SittingHistory implements Historied<Sitting> {

    private final Seats seats;

    SittingHistory(Seats seats) {
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.SITTING;
    }

    @Override
    public Class<Sitting> type() {
        return Sitting.class;
    }

    @Override
    public boolean visible(Sitting state) {
        return seats.mayRead(state.negotiation());
    }
}
