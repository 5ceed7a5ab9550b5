package org.parley.implementation;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see the history of a nomination: whoever may read the negotiation. */
@Component
class NominationHistory implements Historied<Nomination> {

    private final Seats seats;

    NominationHistory(Seats seats) {
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.NOMINATION;
    }

    @Override
    public Class<Nomination> type() {
        return Nomination.class;
    }

    @Override
    public boolean visible(Nomination state) {
        return seats.mayRead(state.negotiation());
    }
}
