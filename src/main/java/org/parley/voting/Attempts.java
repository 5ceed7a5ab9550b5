package org.parley.voting;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
class Attempts {

    private static final int MOST = 5;
    private static final Set<Integer> PASSING = Set.of(1213, 1205, 1020);
    private static final String SERIALIZATION_FAILURE = "40001";

    private final TransactionTemplate transactions;

    Attempts(PlatformTransactionManager manager) {
        transactions = new TransactionTemplate(manager);
    }

    /** Joins the transaction of the caller where there is one: then it is the caller who begins again. */
    <T> T run(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.execute(status -> work.get());
            } catch (RuntimeException failure) {
                if (attempt == MOST || !passing(failure)) {
                    throw failure;
                }
            }
        }
    }

    void run(Runnable work) {
        run(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** Whether the database, or the version of a row, says no more than: not at the same time as the other. */
    private static boolean passing(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingFailureException
                    || (cause instanceof SQLException sql
                            && (PASSING.contains(sql.getErrorCode())
                                    || SERIALIZATION_FAILURE.equals(sql.getSQLState())))) {
                return true;
            }
        }
        return false;
    }
}
