package org.parley.amendment;

import java.util.List;
import java.util.Set;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.BracketSettled;
import org.parley.plan.PlanQueries;
import org.parley.text.PlanText;
import org.parley.text.Rebase;
import org.parley.text.Rebased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Does what follows when a bracket is settled by those who stand behind it, in their transaction: what is pending is carried over as
 * after an adoption. Refused where it would change what is being voted on (ADR 0018).
 */
@Component
class Settlements {

    private final AmendmentRepository amendments;
    private final Wordings wordings;
    private final Following following;
    private final PlanQueries plans;
    private final UnderVote voted;

    Settlements(
            AmendmentRepository amendments,
            Wordings wordings,
            Following following,
            PlanQueries plans,
            UnderVote voted) {
        this.amendments = amendments;
        this.wordings = wordings;
        this.following = following;
        this.plans = plans;
        this.voted = voted;
    }

    @EventListener
    void settled(BracketSettled settled) {
        Set<SubjectRef> underVote = voted.in(settled.negotiation());
        PlanText before = plans.text(settled.plan(), settled.number() - 1).text();
        PlanText after = plans.text(settled.plan(), settled.number()).text();
        List<Amendment> pending = amendments.lockPending(settled.plan().value()).stream()
                .filter(amendment -> amendment.status().pending())
                .toList();
        if (votedOn(settled, before, underVote)
                || pending.stream().anyMatch(each -> changes(each, underVote, before, after))) {
            throw new RuleViolation("amendment.error.bracket-under-vote");
        }
        for (Amendment amendment : pending) {
            if (amendment.parent() == null && !Following.held(amendment, underVote)) {
                following.carry(amendment, before, after, settled.number(), underVote, null);
            }
        }
    }

    /** Whether the article of the bracket is put to the vote as it stands. */
    private static boolean votedOn(BracketSettled settled, PlanText before, Set<SubjectRef> underVote) {
        return before.article(settled.provision())
                .map(article -> SubjectRef.of(SubjectRef.PROVISION, article.id()))
                .filter(underVote::contains)
                .isPresent();
    }

    /** Whether an amendment that is being voted on would no longer say what it says. */
    private boolean changes(Amendment amendment, Set<SubjectRef> underVote, PlanText before, PlanText after) {
        return Following.held(amendment, underVote)
                && !(Rebase.over(before, after, wordings.onPlan(amendment)) instanceof Rebased.Clean);
    }
}
