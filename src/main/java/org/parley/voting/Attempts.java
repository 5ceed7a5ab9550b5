package org.parley.voting;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.parley.kernel.Conflicts;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a transaction whole, again from its beginning where the database gave it up for another's sake: a deadlock, a lock waited for too
 * long, a row that changed meanwhile. Nothing it did before remains, so nothing is done twice.
 */
@Component
public class Attempts {

    private final TransactionTemplate transactions;

    Attempts(PlatformTransactionManager manager) {
        transactions = new TransactionTemplate(manager);
    }

    /** Joins the transaction of the caller where there is one: then it is the caller who begins again. */
    public <T> T run(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.execute(status -> work.get());
            } catch (RuntimeException failure) {
                if (attempt == Conflicts.ATTEMPTS || !passing(failure)) {
                    throw failure;
                }
            }
        }
    }

    /** As {@link #run(Supplier)}, for what answers nothing. */
    public void run(Runnable work) {
        run(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** Whether the database, or the version of a row, says no more than: not at the same time as the other. */
    private static boolean passing(RuntimeException failure) {
        return Conflicts.caused(failure)
                || Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                        .anyMatch(OptimisticLockingFailureException.class::isInstance);
    }
}
