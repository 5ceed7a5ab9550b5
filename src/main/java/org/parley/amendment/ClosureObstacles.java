package org.parley.amendment;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.Obstacles;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** An article is not closed while an amendment to it is pending, nor while it is being voted on. */
@Component
class ClosureObstacles implements Obstacles {

    private final PendingOn pending;
    private final UnderVote voted;
    private final PlanQueries plans;

    ClosureObstacles(PendingOn pending, UnderVote voted, PlanQueries plans) {
        this.pending = pending;
        this.voted = voted;
        this.plans = plans;
    }

    @Override
    public Optional<RuleViolation> toClosing(PlanId plan, ProvisionId article) {
        int amendments = pending.count(plan, article);
        if (amendments > 0) {
            return Optional.of(new RuleViolation("closure.error.pending", amendments));
        }
        Set<SubjectRef> underVote = voted.in(plans.get(plan).negotiation());
        boolean put = Stream.of(SubjectRef.PROVISION, SubjectRef.CLOSURE)
                .anyMatch(kind -> underVote.contains(SubjectRef.of(kind, article)));
        return put ? Optional.of(new RuleViolation("closure.error.under-vote")) : Optional.empty();
    }
}
