package org.parley.amendment;

import java.util.List;
import java.util.Set;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleStatus;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.text.ProvisionId;
import org.parley.voting.Questions;
import org.springframework.stereotype.Component;

/** Which articles can be put to the vote as they stand: those of the newest version of a plan. Plans do not know voting. */
@Component
class ArticleQuestions implements Questions {

    private final PlanQueries plans;

    ArticleQuestions(PlanQueries plans) {
        this.plans = plans;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.PROVISION);
    }

    @Override
    public List<SubjectRef> pending(NegotiationId negotiation) {
        return plans.list(negotiation).stream()
                .map(PlanSummary::id)
                .flatMap(plan -> plans.articleStatus(plan).entrySet().stream())
                .filter(article -> article.getValue() == ArticleStatus.OPEN)
                .map(article -> SubjectRef.of(SubjectRef.PROVISION, article.getKey()))
                .toList();
    }

    @Override
    public void requireVotable(NegotiationId negotiation, SubjectRef subject) {
        ProvisionId article = new ProvisionId(subject.id());
        PlanId plan = plans.locate(article)
                .filter(found -> plans.get(found).negotiation().equals(negotiation))
                .orElseThrow(() -> new RuleViolation("amendment.error.not-here"));
        if (!plans.articleStatus(plan).containsKey(article)) {
            throw new RuleViolation("amendment.error.articles-only");
        }
    }
}
