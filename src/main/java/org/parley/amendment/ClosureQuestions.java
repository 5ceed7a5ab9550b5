package org.parley.amendment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleStatus;
import org.parley.plan.Closure;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.PlanSummary;
import org.parley.procedure.Fraction;
import org.parley.procedure.Majority;
import org.parley.procedure.RuleSet;
import org.parley.text.ProvisionId;
import org.parley.voting.Questions;
import org.springframework.stereotype.Component;

/**
 * Whether an article be closed, and whether a closed one be opened again. The second is reconsideration, which the rules of procedure
 * of the General Assembly (rules 81 and 123) give to two thirds.
 */
@Component
class ClosureQuestions implements Questions {

    private final ArticleQuestions articles;
    private final PlanQueries plans;
    private final PlanService planService;
    private final PendingOn pending;
    private final Divisions divisions;

    ClosureQuestions(
            ArticleQuestions articles,
            PlanQueries plans,
            PlanService planService,
            PendingOn pending,
            Divisions divisions) {
        this.articles = articles;
        this.plans = plans;
        this.planService = planService;
        this.pending = pending;
        this.divisions = divisions;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.CLOSURE, SubjectRef.REOPENING);
    }

    /** Articles that are agreed and on which nothing is pending, and those that a delegation asks to open again. */
    @Override
    public List<SubjectRef> pending(NegotiationId negotiation) {
        return plans.list(negotiation).stream()
                .map(PlanSummary::id)
                .flatMap(plan -> Stream.concat(
                        plans.articleStatus(plan).entrySet().stream()
                                .filter(article -> article.getValue() == ArticleStatus.AGREED)
                                .map(Map.Entry::getKey)
                                .filter(article -> pending.count(plan, article) == 0)
                                .map(article -> SubjectRef.of(SubjectRef.CLOSURE, article)),
                        plans.closures(plan).values().stream()
                                .filter(ClosureQuestions::askedByADelegation)
                                .map(closure -> SubjectRef.of(SubjectRef.REOPENING, closure.article()))))
                .toList();
    }

    private static boolean askedByADelegation(Closure closure) {
        return Optional.ofNullable(closure.reopening())
                .filter(asked -> asked.delegation() != null)
                .isPresent();
    }

    @Override
    public void requireVotable(NegotiationId negotiation, SubjectRef subject) {
        ProvisionId article = new ProvisionId(subject.id());
        PlanId plan = plans.locate(article)
                .filter(found -> plans.get(found).negotiation().equals(negotiation))
                .orElseThrow(() -> new RuleViolation("amendment.error.not-here"));
        planService.hold(plan);
        Map<ProvisionId, ArticleStatus> standing = plans.articleStatus(plan);
        if (!standing.containsKey(article)) {
            throw new RuleViolation("amendment.error.articles-only");
        }
        String cited = plans.text(plan).numbering().cite(article);
        Closure closure = plans.closures(plan).get(article);
        if (subject.kind().equals(SubjectRef.REOPENING)) {
            if (closure == null) {
                throw new RuleViolation("closure.error.not-closed", cited);
            }
            if (!askedByADelegation(closure)) {
                throw new RuleViolation("closure.error.not-asked", cited);
            }
            return;
        }
        if (closure != null) {
            throw new RuleViolation("closure.error.closed", cited);
        }
        int amendments = pending.count(plan, article);
        if (amendments > 0) {
            throw new RuleViolation("closure.error.pending", amendments);
        }
    }

    /** An article that is voted on in parts is not closed before it is put as a whole. */
    @Override
    public void requireTurn(SubjectRef subject) {
        article(subject).ifPresent(divisions::requireTurn);
    }

    @Override
    public void requireRules(SubjectRef subject, RuleSet rules) {
        if (subject.kind().equals(SubjectRef.REOPENING) && rules.objections() == null && !twoThirds(rules.majority())) {
            throw new RuleViolation("closure.error.two-thirds");
        }
    }

    static boolean twoThirds(@Nullable Majority majority) {
        return majority != null
                && majority.threshold().amount() instanceof Fraction(long of, long whole)
                && 3 * of >= 2 * whole;
    }

    /** An article is closed as it is decided; whether a closed one is opened again is for two thirds, whatever it is marked as. */
    @Override
    public Set<String> marks(SubjectRef subject) {
        return article(subject).map(articles::marks).orElse(Set.of());
    }

    @Override
    public Set<String> rules(SubjectRef subject) {
        return article(subject).map(articles::rules).orElse(Set.of());
    }

    @Override
    public Set<SubjectRef> parts(SubjectRef subject) {
        return article(subject).map(articles::parts).orElse(Set.of());
    }

    private static Optional<SubjectRef> article(SubjectRef subject) {
        return subject.kind().equals(SubjectRef.CLOSURE)
                ? Optional.of(new SubjectRef(SubjectRef.PROVISION, subject.id()))
                : Optional.empty();
    }

    /** The article as it stands, and whether it be closed, are one question after the other. */
    @Override
    public List<SubjectRef> entangled(SubjectRef subject) {
        return Stream.of(SubjectRef.PROVISION, SubjectRef.CLOSURE, SubjectRef.REOPENING)
                .filter(kind -> !kind.equals(subject.kind()))
                .map(kind -> new SubjectRef(kind, subject.id()))
                .toList();
    }
}
