package org.parley.amendment;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ClosureService;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundProclaimed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Closes articles, and opens them again, as a round decided. Part of the proclamation. */
@Component
class Closings {

    private final ClosureService service;
    private final PlanQueries plans;
    private final Seats seats;
    private final ApplicationEventPublisher events;

    Closings(ClosureService service, PlanQueries plans, Seats seats, ApplicationEventPublisher events) {
        this.service = service;
        this.plans = plans;
        this.seats = seats;
        this.events = events;
    }

    /** The plans whose articles are to be closed or opened. */
    Stream<PlanId> plans(List<SubjectRef> subjects) {
        return subjects.stream()
                .filter(subject -> subject.kind().equals(SubjectRef.CLOSURE)
                        || subject.kind().equals(SubjectRef.REOPENING))
                .flatMap(subject -> plans.locate(new ProvisionId(subject.id())).stream());
    }

    void conclude(RoundProclaimed proclaimed) {
        UUID round = proclaimed.round().value();
        for (SubjectRef subject : proclaimed.subjects()) {
            ProvisionId article = new ProvisionId(subject.id());
            switch (subject.kind()) {
                case SubjectRef.CLOSURE -> {
                    if (proclaimed.adopted() && !service.closeByRound(article, round)) {
                        events.publishEvent(Act.of(
                                        "article.not-closed",
                                        proclaimed.negotiation().value(),
                                        SubjectRef.of(SubjectRef.PROVISION, article),
                                        seats.actor(proclaimed.negotiation()))
                                .round(round));
                    }
                }
                case SubjectRef.REOPENING -> service.reopenByRound(article, proclaimed.adopted(), round);
                default -> {}
            }
        }
    }
}
