package org.parley.voting;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the module told the others within its transactions; a proclamation can be made to fail by what follows from it. */
@Component
class HeardRounds {

    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final Set<SubjectRef> poisoned = ConcurrentHashMap.newKeySet();

    List<Object> events() {
        return events;
    }

    void poison(SubjectRef subject) {
        poisoned.add(subject);
    }

    @EventListener
    void on(RoundOpened event) {
        events.add(event);
    }

    @EventListener
    void on(RoundClosed event) {
        events.add(event);
    }

    @EventListener
    void on(RoundProclaimed event) {
        if (event.subjects().stream().anyMatch(poisoned::contains)) {
            throw new RuleViolation("voting.error.not-votable");
        }
        events.add(event);
    }
}
