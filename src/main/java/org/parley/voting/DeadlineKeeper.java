package org.parley.voting;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.parley.kernel.Actor;
import org.parley.kernel.RuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Closes rounds whose time has run out, on the server's clock. No ballot is accepted after the deadline in any case; this only does what
 * a facilitator would do next. Rounds whose deadline passed while the house was down are closed at its next start, and the record says so.
 */
@Component
class DeadlineKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineKeeper.class);

    private final RoundRepository rounds;
    private final Closing closing;
    private final Silences silences;
    private final Attempts attempts;
    private final Clock clock;
    private volatile boolean awake;

    DeadlineKeeper(RoundRepository rounds, Closing closing, Silences silences, Attempts attempts, Clock clock) {
        this.rounds = rounds;
        this.closing = closing;
        this.silences = silences;
        this.attempts = attempts;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        closeOverdue(true);
        silences.concludeAll();
        awake = true;
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void watch() {
        if (awake) {
            closeOverdue(false);
            silences.remind();
        }
    }

    void closeOverdue(boolean late) {
        for (UUID id : rounds.findOverdue(clock.instant())) {
            try {
                attempts.run(() -> closing.close(new RoundId(id), Actor.house(), late));
                silences.conclude(id);
                if (late) {
                    LOG.info("Closed round {}, whose deadline passed while the house was down", id);
                }
            } catch (RuleViolation alreadyClosed) {
                LOG.debug("Round {} was closed by somebody else", id);
            } catch (RuntimeException failure) {
                // The others must not wait for this one; it is tried again at the next look
                LOG.error("Round {} could not be closed at its deadline", id, failure);
            }
        }
    }
}
