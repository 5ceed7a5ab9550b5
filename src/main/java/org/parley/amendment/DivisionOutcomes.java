package org.parley.amendment;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.parley.kernel.Act;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanService;
import org.parley.text.Change;
import org.parley.text.PlanText;
import org.parley.text.order.Division;
import org.parley.voting.RoundProclaimed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What the rounds of a vote in parts come to, in the transactions that proclaim them: once every part is decided, the amendment is what
 * carried of it, and is then put as a whole; where nothing carried, it is rejected (ADR 0027).
 */
@Component
class DivisionOutcomes {

    private final Divisions divisions;
    private final DivisionRepository requests;
    private final AmendmentRepository amendments;
    private final Proclamations proclamations;
    private final Following following;
    private final Wordings wordings;
    private final Terms terms;
    private final UnderVote voted;
    private final PlanService plans;
    private final AmendmentActs acts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DivisionOutcomes(
            Divisions divisions,
            DivisionRepository requests,
            AmendmentRepository amendments,
            Proclamations proclamations,
            Following following,
            Wordings wordings,
            Terms terms,
            UnderVote voted,
            PlanService plans,
            AmendmentActs acts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.divisions = divisions;
        this.requests = requests;
        this.amendments = amendments;
        this.proclamations = proclamations;
        this.following = following;
        this.wordings = wordings;
        this.terms = terms;
        this.voted = voted;
        this.plans = plans;
        this.acts = acts;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void proclaimed(RoundProclaimed proclaimed) {
        if (!proclaimed.decided()) {
            return;
        }
        UUID round = proclaimed.round().value();
        for (SubjectRef subject : proclaimed.subjects()) {
            switch (subject.kind()) {
                case SubjectRef.DIVISION ->
                    divisions.of(subject).ifPresent(request -> allowed(request.id(), proclaimed.adopted(), round));
                case SubjectRef.PART ->
                    divisions
                            .of(subject)
                            .ifPresent(request -> decided(request, subject.id(), proclaimed.adopted(), round));
                default -> {}
            }
        }
    }

    /** The table decided whether to divide. */
    private void allowed(DivisionId id, boolean divided, UUID round) {
        DivisionRequest request = divisions.lock(id);
        if (request.status() != DivisionStatus.OPPOSED) {
            return; // lost while it was voted on
        }
        Amendment amendment = amendments.findById(request.amendment().value()).orElseThrow();
        if (divided) {
            request.begin(amendment.changes(), true, clock.instant());
        } else {
            request.refuse(clock.instant());
        }
        requests.saveAndFlush(request);
        events.publishEvent(
                divisions.act(divided ? "amendment.division-begun" : "amendment.division-refused", request, round));
    }

    private void decided(DivisionRequest seen, UUID part, boolean carried, UUID round) {
        Amendment amendment = amendments.findById(seen.amendment().value()).orElseThrow();
        plans.hold(amendment.plan());
        amendments.lock(amendment.getId());
        DivisionRequest request = divisions.lock(seen.id());
        int number =
                request.parts().stream().map(DivisionRequest.Part::id).toList().indexOf(part);
        request.decide(part, carried, clock.instant());
        requests.saveAndFlush(request);
        Act act = divisions.act(carried ? "amendment.part-carried" : "amendment.part-fell", request, round);
        events.publishEvent(act.with("part", number + 1));
        switch (request.division().next(request.outcomes())) {
            case Division.Next.Part _ -> {}
            case Division.Next.Nothing _ -> {
                end(request);
                proclamations.reject(amendment, round);
                terms.settle(amendment.negotiation(), round);
            }
            case Division.Next.Whole(List<Change> left, boolean reduced) -> {
                end(request);
                if (reduced) {
                    divide(amendment, left, round);
                }
                proclamations.release(amendment, voted.in(amendment.negotiation()), round);
            }
        }
    }

    private void end(DivisionRequest request) {
        request.end(clock.instant());
        requests.saveAndFlush(request);
    }

    /** From now on the amendment is what carried of it; what amends it is looked at again. */
    private void divide(Amendment amendment, List<Change> left, UUID round) {
        PlanText before = wordings.of(amendment).result();
        amendment.divide(left, round, clock.instant());
        amendments.saveAndFlush(amendment);
        events.publishEvent(acts.of("amendment.divided", amendment, round)
                .payload(amendment.content().canonicalBytes(), "application/json"));
        following.carryUnder(
                amendment,
                following.unheld(amendment, voted.in(amendment.negotiation())),
                before,
                wordings.of(amendment).result(),
                round);
    }
}
