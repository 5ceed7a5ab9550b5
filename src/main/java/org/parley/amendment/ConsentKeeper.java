package org.parley.amendment;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.parley.kernel.Actor;
import org.parley.kernel.Conflicts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the time that a proposer has to answer for an amendment that an adoption changed: reminds once, and closes as not pursued what was
 * not answered. Each amendment is looked at again under its lock, so that several nodes do it once; what fell due while the house was
 * down is done at its next start, and the record says so.
 */
@Component
class ConsentKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(ConsentKeeper.class);

    private final AmendmentRepository amendments;
    private final Falling falling;
    private final AmendmentActs acts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private volatile boolean awake;

    ConsentKeeper(
            AmendmentRepository amendments,
            Falling falling,
            AmendmentActs acts,
            ApplicationEventPublisher events,
            PlatformTransactionManager manager,
            Clock clock) {
        this.amendments = amendments;
        this.falling = falling;
        this.acts = acts;
        this.events = events;
        this.transactions = new TransactionTemplate(manager);
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        look(true);
        awake = true;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void watch() {
        if (awake) {
            look(false);
        }
    }

    /** @param late whether the house was down when what is overdue fell due */
    void look(boolean late) {
        amendments.overdue(clock.instant()).forEach(id -> attempt(id, each -> lapse(each, late)));
        amendments.toBeReminded(clock.instant()).forEach(id -> attempt(id, this::remind));
    }

    private void attempt(UUID id, Consumer<UUID> work) {
        try {
            transactions.executeWithoutResult(ignored -> work.accept(id));
        } catch (RuntimeException failure) {
            // the others must not wait for this one, which is tried again at the next look
            if (Conflicts.caused(failure)) {
                LOG.debug("Amendment {} is held by somebody else", id);
            } else {
                LOG.error("The time of amendment {} could not be kept", id, failure);
            }
        }
    }

    private void lapse(UUID id, boolean late) {
        amendments
                .lock(id)
                .filter(amendment -> amendment.status().pending()
                        && amendment.consent() != null
                        && !clock.instant().isBefore(amendment.consent().due()))
                .ifPresent(amendment -> {
                    amendment.lapse(clock.instant());
                    amendments.saveAndFlush(amendment);
                    events.publishEvent(acts.of("amendment.lapsed", amendment, Actor.house())
                            .with("delegation", amendment.delegation().value().toString())
                            .with("late", late));
                    falling.withParent(amendment, null, Actor.house());
                });
    }

    private void remind(UUID id) {
        amendments
                .lock(id)
                .filter(amendment -> amendment.toBeReminded(clock.instant()))
                .ifPresent(amendment -> {
                    Consent consent = amendment.consent();
                    amendment.reminded();
                    amendments.saveAndFlush(amendment);
                    if (consent != null) {
                        events.publishEvent(acts.of("amendment.consent-reminded", amendment, Actor.house())
                                .with(
                                        "delegation",
                                        amendment.delegation().value().toString())
                                .with("due", consent.due().toString()));
                    }
                });
    }
}
