package org.parley.sitting.ui;

import java.time.Clock;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Toasts;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.Subjects;
import org.parley.sitting.SittingQueries;
import org.parley.sitting.SittingService;
import org.parley.voting.RoundQueries;
import org.springframework.stereotype.Component;

/** What the parts of a sitting's page do their work with. */
@Component
class Desk {

    final SittingService sittings;
    final SittingQueries queries;
    final NegotiationQueries negotiations;
    final RoundQueries rounds;
    final Subjects subjects;
    final Clock clock;

    Desk(
            SittingService sittings,
            SittingQueries queries,
            NegotiationQueries negotiations,
            RoundQueries rounds,
            Subjects subjects,
            Clock clock) {
        this.sittings = sittings;
        this.queries = queries;
        this.negotiations = negotiations;
        this.rounds = rounds;
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
