package org.parley.sitting.ui;

import java.time.Clock;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Toasts;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.Subjects;
import org.parley.sitting.MotionService;
import org.parley.sitting.SittingQueries;
import org.parley.sitting.SittingService;
import org.parley.sitting.SpeakersService;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.springframework.stereotype.Component;

/** What the parts of a sitting's page do their work with. */
@Component
class Desk {

    final SittingService sittings;
    final SpeakersService speakers;
    final MotionService motions;
    final SittingQueries queries;
    final NegotiationQueries negotiations;
    final RoundQueries rounds;
    final RoundService roundService;
    final Subjects subjects;
    final Clock clock;

    Desk(
            SittingService sittings,
            SpeakersService speakers,
            MotionService motions,
            SittingQueries queries,
            NegotiationQueries negotiations,
            RoundQueries rounds,
            RoundService roundService,
            Subjects subjects,
            Clock clock) {
        this.sittings = sittings;
        this.speakers = speakers;
        this.motions = motions;
        this.queries = queries;
        this.negotiations = negotiations;
        this.rounds = rounds;
        this.roundService = roundService;
        this.subjects = subjects;
        this.clock = clock;
    }

    /** Does it, or says which rule forbids it. */
    static void act(Runnable work) {
        try {
            work.run();
        } catch (RuleViolation violation) {
            Toasts.refused(violation);
        }
    }
}
