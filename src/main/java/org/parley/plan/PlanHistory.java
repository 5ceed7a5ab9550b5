package org.parley.plan;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see the history of a plan: whoever may read it. */
@Component
class PlanHistory implements Historied<Plan> {

    private final Seats seats;

    PlanHistory(Seats seats) {
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.PLAN;
    }

    @Override
    public Class<Plan> type() {
        return Plan.class;
    }

    @Override
    public boolean visible(Plan state) {
        return seats.mayRead(state.negotiation());
    }
}
