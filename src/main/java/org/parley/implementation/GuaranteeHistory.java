package org.parley.implementation;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see the history of a guarantee: whoever may read the negotiation. */
@Component
class GuaranteeHistory implements Historied<Guarantee> {

    private final Seats seats;

    GuaranteeHistory(Seats seats) {
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.GUARANTEE;
    }

    @Override
    public Class<Guarantee> type() {
        return Guarantee.class;
    }

    @Override
    public boolean visible(Guarantee state) {
        return seats.mayRead(state.negotiation());
    }
}
