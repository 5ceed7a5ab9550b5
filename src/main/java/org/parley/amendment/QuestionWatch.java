package org.parley.amendment;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.SubjectRef;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.voting.NotPut.Why;
import org.parley.voting.QuestionLost;
import org.parley.voting.RoundId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells voting what can no longer be put, so that no round stays prepared on it (ADR 0027). */
@Component
class QuestionWatch {

    /** What an act makes of the question whether the thing that it was done to be adopted. */
    private static final Map<String, Why> ENDS = Map.ofEntries(
            Map.entry("amendment.withdrawn", Why.WITHDRAWN),
            Map.entry("amendment.lapsed", Why.WITHDRAWN),
            Map.entry("amendment.obsolete", Why.FALLEN),
            Map.entry("amendment.adopted", Why.DECIDED),
            Map.entry("amendment.rejected", Why.DECIDED),
            Map.entry("package.dissolved", Why.WITHDRAWN),
            Map.entry("package.overtaken", Why.FALLEN),
            Map.entry("package.adopted", Why.DECIDED),
            Map.entry("package.rejected", Why.DECIDED),
            Map.entry("plan.agreed", Why.DECIDED));

    private final Seats seats;
    private final ApplicationEventPublisher events;

    QuestionWatch(Seats seats, ApplicationEventPublisher events) {
        this.seats = seats;
        this.events = events;
    }

    @EventListener
    void heard(Act act) {
        UUID article = act.subject().id();
        switch (act.type()) {
            case "article.closed" -> lost(act, new SubjectRef(SubjectRef.CLOSURE, article), Why.DECIDED);
            case "article.reopened", "article.reopening-refused" ->
                lost(act, new SubjectRef(SubjectRef.REOPENING, article), Why.DECIDED);
            case "article.reopening-withdrawn" ->
                lost(act, new SubjectRef(SubjectRef.REOPENING, article), Why.WITHDRAWN);
            default -> {
                Why why = ENDS.get(act.type());
                if (why != null) {
                    lost(act, act.subject(), why);
                }
            }
        }
    }

    private void lost(Act act, SubjectRef subject, Why why) {
        UUID negotiation = act.negotiation();
        if (negotiation != null) {
            lost(new NegotiationId(negotiation), subject, why, act.round(), act.actor());
        }
    }

    private void lost(NegotiationId negotiation, SubjectRef subject, Why why, @Nullable UUID round, Actor by) {
        events.publishEvent(new QuestionLost(negotiation, subject, why, round == null ? null : new RoundId(round), by));
    }

    /** The articles that are no longer there after an adoption. */
    void articles(NegotiationId negotiation, PlanText before, PlanText after, UUID round) {
        Set<ProvisionId> left = after.articles().stream().map(Provision::id).collect(Collectors.toSet());
        before.articles().stream()
                .map(Provision::id)
                .filter(article -> !left.contains(article))
                .flatMap(article -> Stream.of(SubjectRef.PROVISION, SubjectRef.CLOSURE, SubjectRef.REOPENING)
                        .map(kind -> SubjectRef.of(kind, article)))
                .forEach(subject -> lost(negotiation, subject, Why.FALLEN, round, seats.actor(negotiation)));
    }
}
