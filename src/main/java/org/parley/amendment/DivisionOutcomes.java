package org.parley.amendment;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleStatus;
import org.parley.plan.PlanService;
import org.parley.text.Change;
import org.parley.text.PlanText;
import org.parley.text.order.Division;
import org.parley.voting.NotPut;
import org.parley.voting.QuestionLost;
import org.parley.voting.RoundId;
import org.parley.voting.RoundProclaimed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What the rounds of a vote in parts come to, in the transactions that proclaim them: once every part is decided, the whole is what
 * carried of it, and is then put; where nothing carried, it is rejected (ADR 0027). Of a text as it stands, what did not carry falls out
 * (ADR 0041).
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
    private final Wholes wholes;
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
            Wholes wholes,
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
        this.wholes = wholes;
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
        if (divided) {
            request.begin(wholes.changes(request.whole()), true, clock.instant());
        } else {
            request.refuse(clock.instant());
        }
        requests.saveAndFlush(request);
        events.publishEvent(divisions.act(divided ? "division.begun" : "division.refused", request, round));
    }

    private void decided(DivisionRequest seen, UUID part, boolean carried, UUID round) {
        SubjectRef whole = seen.whole();
        plans.hold(wholes.plan(whole));
        if (!Wholes.text(whole)) {
            amendments.lock(whole.id());
        }
        DivisionRequest request = divisions.lock(seen.id());
        if (request.status() != DivisionStatus.VOTING) {
            return; // lost while it was voted on
        }
        int number =
                request.parts().stream().map(DivisionRequest.Part::id).toList().indexOf(part);
        request.decide(part, carried, clock.instant());
        requests.saveAndFlush(request);
        Act act = divisions.act(carried ? "division.part-carried" : "division.part-fell", request, round);
        events.publishEvent(act.with("part", number + 1));
        Division division = request.division();
        switch (division.next(request.outcomes())) {
            case Division.Next.Part _ -> {}
            case Division.Next.Nothing _ -> {
                end(request);
                reject(whole, round, act.actor());
                terms.settle(request.negotiation(), round);
            }
            case Division.Next.Whole(List<Change> left, boolean reduced) -> {
                end(request);
                if (Wholes.text(whole)) {
                    if (reduced) {
                        proclamations.drop(wholes.plan(whole), division.fallen(request.outcomes()), round);
                    }
                    return;
                }
                Amendment amendment = wholes.amendment(whole);
                if (reduced) {
                    divide(amendment, left, round);
                }
                proclamations.release(amendment, voted.in(amendment.negotiation()), round);
            }
        }
    }

    /** Every part fell, and the whole with them: the round that was prepared on it is not put. */
    private void reject(SubjectRef whole, UUID round, Actor by) {
        if (!Wholes.text(whole)) {
            proclamations.reject(wholes.amendment(whole), round);
            return;
        }
        wholes.articles(whole).forEach(article -> plans.markArticle(article, ArticleStatus.REJECTED, round));
        events.publishEvent(
                new QuestionLost(wholes.negotiation(whole), whole, NotPut.Why.DECIDED, new RoundId(round), by));
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
