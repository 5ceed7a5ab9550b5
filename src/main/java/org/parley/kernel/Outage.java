package org.parley.kernel;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

/**
 * Tells that the database cannot be reached, or was lost on the way. Nobody knows then whether what was asked for has happened: whoever
 * asked must ask again, with the same id of the act.
 */
public final class Outage {

    /** Class of SQL states of connections (ISO 9075). */
    private static final String CONNECTION = "08";

    /** What the pool says, without a state, of a connection that it has given up meanwhile. */
    private static final String GIVEN_UP = "Connection is closed";

    private Outage() {}

    /** Whether a failure comes from the connection and not from what was asked over it. */
    public static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql && ofConnection(sql))) {
                return true;
            }
        }
        return false;
    }

    private static boolean ofConnection(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? GIVEN_UP.equals(failure.getMessage()) : state.startsWith(CONNECTION);
    }
}
