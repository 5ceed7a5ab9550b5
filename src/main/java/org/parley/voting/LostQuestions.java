package org.parley.voting;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.SubjectRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the prepared rounds whose question is gone, and takes it out of the blocks, in the transaction by which it is gone. */
@Component
class LostQuestions {

    private final RoundRepository rounds;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LostQuestions(RoundRepository rounds, ApplicationEventPublisher events, Clock clock) {
        this.rounds = rounds;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void lost(QuestionLost lost) {
        SubjectRef subject = lost.subject();
        for (Round round : rounds.lockPrepared(lost.negotiation().value(), subject.kind(), subject.id())) {
            boolean among = round.question().isPresent()
                    && subject.kind().equals(SubjectRef.PLAN); // decides nothing (ADR 0023)
            boolean stays = among
                    || switch (lost.why()) {
                        case JOINED -> round.id().equals(lost.cause()) || !round.plain();
                        case APART -> !round.severable();
                        default -> false;
                    };
            if (!stays) {
                lose(round, new NotPut(clock.instant(), lost.why(), subject, lost.cause()), null, lost.by());
            }
        }
    }

    /**
     * What follows for a prepared round when a question of it is gone: a block goes on with the others, and the round ends where nothing
     * is left of it to put.
     *
     * @param separated the delegation that asked for a separate vote
     */
    void lose(Round round, NotPut gone, @Nullable DelegationId separated, Actor by) {
        boolean ends = round.lose(gone, separated);
        rounds.saveAndFlush(round);
        if (gone.why() == NotPut.Why.SEPARATE) {
            events.publishEvent(act("round.separated", round, gone, by));
        } else if (!ends) {
            events.publishEvent(act("round.reduced", round, gone, by));
        }
        if (ends) {
            events.publishEvent(act("round.not-put", round, gone, by));
        }
    }

    private static Act act(String type, Round round, NotPut gone, Actor by) {
        Act act = Act.of(type, round.negotiation().value(), SubjectRef.of(SubjectRef.ROUND, round.id()), by)
                .round(round.getId())
                .rules(round.rulesHash())
                .with("subject", gone.subject().toString())
                .with("lost", gone.why().word());
        return gone.cause() == null
                ? act
                : act.with("cause", gone.cause().value().toString());
    }
}
