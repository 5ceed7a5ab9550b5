package org.parley.amendment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Begins the acts on what was put before everybody: each says which amendment of which text it is. */
@Component
class AmendmentActs {

    private final Seats seats;

    AmendmentActs(Seats seats) {
        this.seats = seats;
    }

    /** An act of the person who is asking. */
    Act of(String type, Amendment amendment) {
        return of(type, amendment, seats.actor(amendment.negotiation()));
    }

    /** An act that follows from a round. */
    Act of(String type, Amendment amendment, @Nullable UUID round) {
        Act act = of(type, amendment);
        return round == null ? act : act.round(round);
    }

    /** A draft was begun: recorded by its envelope alone, and read by its delegation only. */
    Act drafted(Amendment draft) {
        return Act.of(
                        "amendment.drafted",
                        draft.negotiation().value(),
                        SubjectRef.of(SubjectRef.AMENDMENT, draft.id()),
                        seats.actor(draft.negotiation()))
                .payload(draft.content().canonicalBytes(), "application/json")
                .delegationOnly(draft.delegation().value());
    }

    Act of(String type, Amendment amendment, Actor actor) {
        return Act.of(type, amendment.negotiation().value(), SubjectRef.of(SubjectRef.AMENDMENT, amendment.id()), actor)
                .version(amendment.version())
                .with("plan", amendment.plan().value().toString())
                .with("article", amendment.article().value().toString())
                .with("number", amendment.number());
    }
}
