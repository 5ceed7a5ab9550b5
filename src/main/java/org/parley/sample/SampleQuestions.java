package org.parley.sample;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.OrderService;
import org.parley.amendment.ReconsiderationService;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Ids;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.parley.voting.SilenceService;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The sample's less usual questions: a block, a silence procedure, a motion to put again what was decided. */
@Component
@Profile("sample")
class SampleQuestions {

    private final OrderService orders;
    private final RoundService rounds;
    private final SilenceService silence;
    private final ReconsiderationService reconsiderations;
    private final Clock clock;

    SampleQuestions(
            OrderService orders,
            RoundService rounds,
            SilenceService silence,
            ReconsiderationService reconsiderations,
            Clock clock) {
        this.orders = orders;
        this.rounds = rounds;
        this.silence = silence;
        this.reconsiderations = reconsiderations;
        this.clock = clock;
    }

    RoundId block(SampleAct.Block block, PlanId plan, List<AmendmentId> amendments) {
        return orders.block(plan, amendments, block.rules(), block.reason(), Locale.ENGLISH);
    }

    void separate(RoundId round, SubjectRef subject) {
        rounds.separate(round, subject);
    }

    RoundId underSilence(SampleAct.UnderSilence asked, NegotiationId negotiation, SubjectRef subject) {
        return rounds.prepareSilence(
                negotiation,
                asked.title(),
                List.of(subject),
                asked.rules(),
                clock.instant().plus(Duration.ofDays(asked.days())));
    }

    void object(RoundId round, String reason) {
        silence.object(round, reason, Ids.next());
    }

    void reconsider(SubjectRef decided, String reason) {
        reconsiderations.move(decided, reason);
    }
}
