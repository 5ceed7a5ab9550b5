package org.parley.voting;

import java.time.Clock;
import org.parley.kernel.Act;
import org.parley.kernel.SubjectRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the prepared rounds whose question is gone, in the transaction by which it is gone. */
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
            NotPut ended = new NotPut(clock.instant(), lost.why(), subject, lost.cause());
            round.leave(ended);
            rounds.saveAndFlush(round);
            Act act = Act.of(
                            "round.not-put",
                            lost.negotiation().value(),
                            SubjectRef.of(SubjectRef.ROUND, round.id()),
                            lost.by())
                    .round(round.getId())
                    .rules(round.rulesHash())
                    .with("subject", subject.toString())
                    .with("lost", ended.why().word());
            events.publishEvent(
                    ended.cause() == null
                            ? act
                            : act.with("cause", ended.cause().value().toString()));
        }
    }
}
