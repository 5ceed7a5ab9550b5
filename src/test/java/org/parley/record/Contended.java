package org.parley.record;

import org.parley.kernel.Act;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A service as the features have them: does something in a transaction, and publishes the act. */
@Service
@Transactional
class Contended {

    private final ApplicationEventPublisher events;

    Contended(ApplicationEventPublisher events) {
        this.events = events;
    }

    void act(Act act, Runnable deed) {
        deed.run();
        events.publishEvent(act);
    }
}
