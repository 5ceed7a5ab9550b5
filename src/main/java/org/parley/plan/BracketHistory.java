package org.parley.plan;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see the history of a bracket: whoever may read the plan. */
@Component
class BracketHistory implements Historied<BracketRow> {

    private final PlanRepository plans;
    private final Seats seats;

    BracketHistory(PlanRepository plans, Seats seats) {
        this.plans = plans;
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.BRACKET;
    }

    @Override
    public Class<BracketRow> type() {
        return BracketRow.class;
    }

    @Override
    public boolean visible(BracketRow state) {
        return plans.findById(state.plan().value())
                .filter(plan -> seats.mayRead(plan.negotiation()))
                .isPresent();
    }
}
