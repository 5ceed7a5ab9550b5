package org.parley.implementation;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see the history of a commitment: whoever may read the negotiation. */
@Component
class CommitmentHistory implements Historied<Commitment> {

    private final Seats seats;

    CommitmentHistory(Seats seats) {
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.COMMITMENT;
    }

    @Override
    public Class<Commitment> type() {
        return Commitment.class;
    }

    @Override
    public boolean visible(Commitment state) {
        return seats.mayRead(state.negotiation());
    }
}
