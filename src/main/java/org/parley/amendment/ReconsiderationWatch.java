package org.parley.amendment;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.voting.NotPut;
import org.parley.voting.QuestionLost;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends the motions to reconsider what is no longer decided, or can no longer be decided again: the article reads differently or was
 * closed, what the amendment amends is gone. A motion that is being voted on is left to its vote.
 */
@Component
class ReconsiderationWatch {

    private static final Set<String> WATCHED = Set.of(
            "article.marked",
            "article.closed",
            "version.adopted",
            "amendment.adopted",
            "amendment.rejected",
            "amendment.obsolete",
            "amendment.withdrawn",
            "amendment.lapsed",
            "amendment.reconsidered");

    private final ReconsiderationRepository motions;
    private final Decisions decisions;
    private final RoundQueries rounds;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReconsiderationWatch(
            ReconsiderationRepository motions,
            Decisions decisions,
            RoundQueries rounds,
            ApplicationEventPublisher events,
            Clock clock) {
        this.motions = motions;
        this.decisions = decisions;
        this.rounds = rounds;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void heard(Act act) {
        UUID negotiation = act.negotiation();
        if (negotiation == null || !WATCHED.contains(act.type())) {
            return;
        }
        List<Reconsideration> moved =
                motions.findByNegotiationAndStatusOrderByMovedAtAscIdAsc(negotiation, ReconsiderationStatus.MOVED);
        if (moved.isEmpty()) {
            return;
        }
        Set<SubjectRef> underVote = rounds.underVote(new NegotiationId(negotiation));
        moved.stream()
                .filter(motion -> !underVote.contains(question(motion)) && !decided(motion.subject()))
                .forEach(motion -> lapse(motion, act));
    }

    private boolean decided(SubjectRef subject) {
        try {
            decisions.requireDecided(subject);
            return true;
        } catch (RuleViolation undecided) {
            return false;
        }
    }

    private void lapse(Reconsideration seen, Act act) {
        Reconsideration motion = motions.lock(seen.getId()).orElseThrow();
        motion.lapse(clock.instant());
        motions.saveAndFlush(motion);
        UUID round = act.round();
        Act lapsed = Act.of("reconsideration.lapsed", motion.negotiation().value(), motion.subject(), act.actor());
        events.publishEvent(round == null ? lapsed : lapsed.round(round));
        events.publishEvent(new QuestionLost(
                motion.negotiation(),
                question(motion),
                NotPut.Why.FALLEN,
                round == null ? null : new RoundId(round),
                act.actor()));
    }

    private static SubjectRef question(Reconsideration motion) {
        return SubjectRef.of(SubjectRef.RECONSIDERATION, motion.id());
    }
}
