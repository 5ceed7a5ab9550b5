package org.parley.implementation;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see the history of an agreement: whoever may read the negotiation. */
@Component
class AgreementHistory implements Historied<Agreement> {

    private final Seats seats;

    AgreementHistory(Seats seats) {
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.AGREEMENT;
    }

    @Override
    public Class<Agreement> type() {
        return Agreement.class;
    }

    @Override
    public boolean visible(Agreement state) {
        return seats.mayRead(state.negotiation());
    }
}
