package org.parley.amendment;

import java.time.Clock;
import java.util.UUID;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleStatus;
import org.parley.plan.PlanService;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundProclaimed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What the vote on a motion to reconsider comes to, in the transaction that proclaims it: what was decided is open again, an amendment as it
 * reads on the newest text.
 */
@Component
class ReconsiderationOutcomes {

    private final ReconsiderationRepository motions;
    private final AmendmentRepository amendments;
    private final Proclamations proclamations;
    private final Decisions decisions;
    private final UnderVote voted;
    private final PlanService plans;
    private final AmendmentActs acts;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReconsiderationOutcomes(
            ReconsiderationRepository motions,
            AmendmentRepository amendments,
            Proclamations proclamations,
            Decisions decisions,
            UnderVote voted,
            PlanService plans,
            AmendmentActs acts,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.motions = motions;
        this.amendments = amendments;
        this.proclamations = proclamations;
        this.decisions = decisions;
        this.voted = voted;
        this.plans = plans;
        this.acts = acts;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void proclaimed(RoundProclaimed proclaimed) {
        if (!proclaimed.decided()) {
            return;
        }
        UUID round = proclaimed.round().value();
        proclaimed.subjects().stream()
                .filter(subject -> subject.kind().equals(SubjectRef.RECONSIDERATION))
                .flatMap(subject -> motions.lock(subject.id()).stream())
                .filter(motion -> motion.status() == ReconsiderationStatus.MOVED)
                .forEach(motion -> decided(motion, proclaimed.adopted(), round));
    }

    private void decided(Reconsideration motion, boolean carried, UUID round) {
        motion.decide(carried, clock.instant());
        motions.saveAndFlush(motion);
        events.publishEvent(Act.of(
                        carried ? "reconsideration.carried" : "reconsideration.lost",
                        motion.negotiation().value(),
                        motion.subject(),
                        seats.actor(motion.negotiation()))
                .round(round));
        if (!carried) {
            return;
        }
        plans.hold(decisions.plan(motion.subject()));
        if (motion.subject().kind().equals(SubjectRef.PROVISION)) {
            plans.markArticle(new ProvisionId(motion.subject().id()), ArticleStatus.OPEN, round);
            return;
        }
        Amendment amendment = amendments.lock(motion.subject().id()).orElseThrow();
        amendment.reconsider(round, clock.instant());
        amendments.saveAndFlush(amendment);
        events.publishEvent(acts.of("amendment.reconsidered", amendment, round)
                .payload(amendment.content().canonicalBytes(), "application/json"));
        proclamations.release(amendment, voted.in(amendment.negotiation()), round);
    }
}
