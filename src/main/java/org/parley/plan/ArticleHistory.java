package org.parley.plan;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see the history of an article's status: whoever may read the plan. */
@Component
class ArticleHistory implements Historied<Article> {

    private final PlanRepository plans;
    private final Seats seats;

    ArticleHistory(PlanRepository plans, Seats seats) {
        this.plans = plans;
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.PROVISION;
    }

    @Override
    public Class<Article> type() {
        return Article.class;
    }

    @Override
    public boolean visible(Article state) {
        return plans.findById(state.plan().value())
                .filter(plan -> seats.mayRead(plan.negotiation()))
                .isPresent();
    }
}
