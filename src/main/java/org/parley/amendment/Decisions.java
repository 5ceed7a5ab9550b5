package org.parley.amendment;

import java.util.Optional;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleStatus;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/**
 * What the table has decided and may decide again, if two thirds want it (UN General Assembly rules 81 and 123): an amendment that was
 * rejected, an article that was voted on as it stands. An adopted amendment is in the text, and is changed by another one.
 */
@Component
class Decisions {

    private final AmendmentRepository amendments;
    private final PlanQueries plans;
    private final PendingOn pending;
    private final Wordings wordings;
    private final Rights rights;

    Decisions(AmendmentRepository amendments, PlanQueries plans, PendingOn pending, Wordings wordings, Rights rights) {
        this.amendments = amendments;
        this.plans = plans;
        this.pending = pending;
        this.wordings = wordings;
        this.rights = rights;
    }

    /** @throws NotFound where it is none that this person sees */
    NegotiationId negotiation(SubjectRef subject) {
        return subject.kind().equals(SubjectRef.AMENDMENT)
                ? amendment(subject).negotiation()
                : plans.get(plan(subject)).negotiation();
    }

    /** The plan that it is about. */
    PlanId plan(SubjectRef subject) {
        return switch (subject.kind()) {
            case SubjectRef.AMENDMENT -> amendment(subject).plan();
            case SubjectRef.PROVISION ->
                plans.locate(new ProvisionId(subject.id())).orElseThrow(() -> new NotFound("provision"));
            default -> throw new RuleViolation("amendment.error.not-decided");
        };
    }

    private Amendment amendment(SubjectRef subject) {
        return amendments.findById(subject.id()).filter(rights::sees).orElseThrow(() -> new NotFound("amendment"));
    }

    /** @throws RuleViolation that says why it cannot be reconsidered */
    void requireDecided(SubjectRef subject) {
        if (subject.kind().equals(SubjectRef.AMENDMENT)) {
            requireRejected(amendment(subject));
        } else {
            requireVoted(new ProvisionId(subject.id()), plan(subject));
        }
    }

    private void requireRejected(Amendment amendment) {
        if (amendment.status() == AmendmentStatus.ADOPTED) {
            throw new RuleViolation("amendment.error.adopted-again", amendment.number());
        }
        if (amendment.status() != AmendmentStatus.REJECTED) {
            throw new RuleViolation("amendment.error.not-decided");
        }
        Optional.ofNullable(amendment.parent())
                .flatMap(parent -> amendments.findById(parent.value()))
                .map(Amendment::status)
                .filter(status -> !status.pending())
                .ifPresent(status -> {
                    throw new RuleViolation("amendment.error.parent-gone", status.word());
                });
        pending.requireOpen(amendment.plan(), wordings.onPlan(amendment));
    }

    private void requireVoted(ProvisionId article, PlanId plan) {
        ArticleStatus status = plans.articleStatus(plan).get(article);
        if (status == null) {
            throw new RuleViolation("amendment.error.articles-only");
        }
        if (status.closed()) {
            throw new RuleViolation(
                    "closure.error.closed", plans.text(plan).numbering().cite(article));
        }
        if (status == ArticleStatus.OPEN) {
            throw new RuleViolation("amendment.error.not-decided");
        }
    }
}
