package org.parley.record;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.parley.kernel.Act;
import org.parley.kernel.RecordEnd;
import org.parley.kernel.RevisionStamp;
import org.parley.kernel.Rows;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gathers the acts of a transaction and has them appended as its last step before the commit: no record, no act. What the transaction
 * holds is flushed first, so that a broken constraint is found before the head of the record is locked.
 */
@Component
class Collector implements RecordEnd {

    private final Appender appender;
    private final RecordIndex index;
    private final EntityManagerFactory entities;

    Collector(Appender appender, RecordIndex index, EntityManagerFactory entities) {
        this.appender = appender;
        this.index = index;
        this.entities = entities;
    }

    /** Before whoever else hears of it, so that what follows from an act stands after it. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void accepted(Act act) {
        gathering(act.type()).acts.add(act);
    }

    @Override
    public OptionalLong known(UUID negotiation) {
        return appender.known(new LogId(negotiation));
    }

    @Override
    public void require(UUID negotiation, long entries) {
        gathering("its place").required.put(new LogId(negotiation), entries);
    }

    @Override
    public void write(Rows rows) {
        gathering(rows.into()).beside.add(rows);
    }

    /** That of this very transaction: a transaction inside another has synchronizations of its own. */
    private Gathering gathering(String what) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("the record needs a transaction that writes: " + what);
        }
        for (TransactionSynchronization synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof Gathering gathering) {
                return gathering;
            }
        }
        Gathering gathering = new Gathering();
        TransactionSynchronizationManager.registerSynchronization(gathering);
        return gathering;
    }

    private final class Gathering implements TransactionSynchronization {

        private final List<Act> acts = new ArrayList<>();
        private final List<Rows> beside = new ArrayList<>();
        private final Map<LogId, Long> required = new HashMap<>();
        private Map<String, Long> appended = Map.of();

        /** After everything else that happens before a commit, so that the head is the last lock taken. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            EntityManager manager = EntityManagerFactoryUtils.getTransactionalEntityManager(entities);
            if (manager != null) {
                manager.flush();
            }
            appended = appender.append(acts, beside, required);
        }

        @Override
        public void afterCommit() {
            index.committed(appended);
        }

        @Override
        public void afterCompletion(int status) {
            RevisionStamp.clear();
        }
    }
}
