package org.parley.amendment;

import java.util.List;
import java.util.Set;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** Keeps apart what is closed and what is pending: a closed article takes no new amendment, and none is closed while one is pending. */
@Component
class PendingOn {

    private static final Set<AmendmentStatus> PENDING = Set.of(AmendmentStatus.SEEKING, AmendmentStatus.PROPOSED);

    private final AmendmentRepository amendments;
    private final PlanQueries plans;

    PendingOn(AmendmentRepository amendments, PlanQueries plans) {
        this.amendments = amendments;
        this.plans = plans;
    }

    /** How many pending amendments and sub-amendments work on an article. */
    int count(PlanId plan, ProvisionId article) {
        return on(plan, SubjectRef.of(SubjectRef.PROVISION, article)).size();
    }

    /** The pending amendments and sub-amendments that work on an article, or on the whole text of a plan. */
    List<AmendmentId> on(PlanId plan, SubjectRef whole) {
        PlanText text = plans.text(plan).text();
        return amendments.of(plan.value(), PENDING).stream()
                .filter(amendment -> whole.kind().equals(SubjectRef.PLAN)
                        || touches(text, amendment.changes(), new ProvisionId(whole.id())))
                .map(Amendment::id)
                .toList();
    }

    private static boolean touches(PlanText text, List<Change> changes, ProvisionId article) {
        return Changes.touched(changes).stream()
                .anyMatch(touched -> text.article(touched)
                        .map(Provision::id)
                        .filter(article::equals)
                        .isPresent());
    }

    /** Refuses changes to articles that are closed, and any change to a plan that is agreed as a whole. */
    void requireOpen(PlanId plan, List<Change> changes) {
        if (plans.get(plan).agreedVersion() != null) {
            throw new RuleViolation("closure.error.plan-agreed");
        }
        VersionView newest = plans.text(plan);
        for (ProvisionId closed : plans.closures(plan).keySet()) {
            if (touches(newest.text(), changes, closed)) {
                throw new RuleViolation(
                        "closure.error.no-amendment", newest.numbering().cite(closed));
            }
        }
    }

    /** Refuses to begin on an article that is closed, where nothing was written yet that leaves it alone. */
    void requireOpen(PlanId plan, ProvisionId article, List<Change> changes) {
        requireOpen(plan, changes);
        if (changes.isEmpty() && plans.closures(plan).containsKey(article)) {
            throw new RuleViolation(
                    "closure.error.no-amendment", plans.text(plan).numbering().cite(article));
        }
    }
}
