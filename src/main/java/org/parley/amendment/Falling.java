package org.parley.amendment;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.SubjectRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Marks amendments that no longer apply, always with the reason. Part of the caller's transaction. */
@Component
class Falling {

    private final AmendmentRepository amendments;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Falling(AmendmentRepository amendments, Seats seats, ApplicationEventPublisher events, Clock clock) {
        this.amendments = amendments;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /** Marks a pending amendment, and whatever amends it. */
    void fall(Amendment amendment, Remark why) {
        fall(amendment, why, seats.actor(amendment.negotiation()));
    }

    private void fall(Amendment amendment, Remark why, Actor actor) {
        amendment.fall(why, clock.instant());
        amendments.saveAndFlush(amendment);
        Act act = Act.of(
                        "amendment.obsolete",
                        amendment.negotiation().value(),
                        SubjectRef.of(SubjectRef.AMENDMENT, amendment.id()),
                        actor)
                .version(why.version())
                .with("plan", amendment.plan().value().toString())
                .with("article", amendment.article().value().toString())
                .with("number", amendment.number())
                .with("why", why.kind().word())
                .with("reasons", why.reasons().stream().map(Remark.Reason::key).toList());
        events.publishEvent(why.round() == null ? act : act.round(why.round()));
        withParent(amendment, why.round(), actor);
    }

    /** Marks what amends an amendment that is decided or gone. */
    void withParent(Amendment gone, @Nullable UUID round) {
        withParent(gone, round, seats.actor(gone.negotiation()));
    }

    /** The same, by whoever acts: the house at a deadline. */
    void withParent(Amendment gone, @Nullable UUID round, Actor actor) {
        for (Amendment under : amendments.filedUnder(gone.getId())) {
            if (under.status().pending()) {
                fall(
                        under,
                        Remark.of(Remark.Kind.PARENT_GONE)
                                .version(gone.version())
                                .other(gone.id())
                                .round(round),
                        actor);
            }
        }
    }
}
