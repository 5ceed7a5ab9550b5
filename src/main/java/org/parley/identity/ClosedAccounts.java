package org.parley.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.parley.kernel.Act;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whom the house lets in no longer, known without asking the database at each step: at once where an account is closed here, within
 * two seconds where another instance of the house closes it (ASVS 7.4.2 allows five).
 */
@Component
public class ClosedAccounts {

    private static final long LOOK_AGAIN_MILLIS = 2_000;

    private final PersonRepository people;
    private final List<Consumer<Set<PersonId>>> watchers = new CopyOnWriteArrayList<>();
    private volatile Set<UUID> closed = Set.of();

    ClosedAccounts(PersonRepository people) {
        this.people = people;
    }

    /** Whether this person's account has been closed. */
    public boolean contains(PersonId person) {
        return closed.contains(person.value());
    }

    /** Tells whoever keeps sessions which accounts have just been closed. */
    public void whenClosed(Consumer<Set<PersonId>> watcher) {
        watchers.add(watcher);
    }

    /** Looks again; a database that does not answer leaves things as they are. */
    @Scheduled(fixedDelay = LOOK_AGAIN_MILLIS)
    void look() {
        Set<UUID> now;
        try {
            now = people.findClosed();
        } catch (DataAccessException unreachable) {
            return;
        }
        become(now);
    }

    /**
     * Waits for the commit with a synchronization of its own: for a transactional event listener the registry of event publications
     * would write to the database after every act of the house, each ballot too.
     */
    @EventListener
    void heard(Act act) {
        boolean shut = act.type().equals("person.disabled");
        if (shut || act.type().equals("person.enabled")) {
            UUID person = act.subject().id();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    Set<UUID> now = new HashSet<>(closed);
                    if (shut) {
                        now.add(person);
                    } else {
                        now.remove(person);
                    }
                    become(now);
                }
            });
        }
    }

    private synchronized void become(Set<UUID> now) {
        Set<PersonId> fresh = new HashSet<>();
        now.stream().filter(id -> !closed.contains(id)).forEach(id -> fresh.add(new PersonId(id)));
        closed = Set.copyOf(now);
        if (!fresh.isEmpty()) {
            watchers.forEach(watcher -> watcher.accept(fresh));
        }
    }
}
