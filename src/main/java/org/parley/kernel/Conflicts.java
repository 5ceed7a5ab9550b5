package org.parley.kernel;

import java.sql.SQLException;
import java.util.Set;

/** Failures of the database that say no more than: not at the same time as the other. The transaction may be run again. */
public final class Conflicts {

    /** How often a transaction is begun in all before its failure becomes the caller's. */
    public static final int ATTEMPTS = 5;

    /** MariaDB: deadlock found, lock wait timed out, record changed since it was read. */
    private static final Set<Integer> CODES = Set.of(1213, 1205, 1020);

    private static final String SERIALIZATION_FAILURE = "40001";

    private Conflicts() {}

    /** Whether such a failure of the database is why something failed. */
    public static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (CODES.contains(sql.getErrorCode()) || SERIALIZATION_FAILURE.equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
