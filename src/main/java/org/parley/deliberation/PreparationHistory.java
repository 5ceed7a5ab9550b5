package org.parley.deliberation;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** The history of what a delegation prepares: its own. */
@Component
class PreparationHistory implements Historied<Preparation> {

    private final Seats seats;

    PreparationHistory(Seats seats) {
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.PREPARATION;
    }

    @Override
    public Class<Preparation> type() {
        return Preparation.class;
    }

    @Override
    public boolean visible(Preparation state) {
        return seats.sitsFor(state.negotiation(), state.delegation());
    }
}
