package org.parley.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Another transaction, on a connection of its own, that holds the head of a record until it is closed. */
public final class Rival implements AutoCloseable {

    private final Connection connection;

    private Rival(Connection connection) {
        this.connection = connection;
    }

    public static Rival holding(DataSource database, UUID log) {
        try {
            Rival rival = new Rival(database.getConnection());
            rival.connection.setAutoCommit(false);
            rival.lock(log);
            return rival;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Takes one more head, waiting for it as long as the server lets it. */
    public void lock(UUID log) {
        run("SELECT size FROM record_head WHERE log = ? FOR UPDATE", log);
    }

    /** Changes so much that the server, asked to give up one of two transactions, gives up the other. */
    public void growHeavy(int rows) {
        for (int row = 0; row < rows; row++) {
            run("INSERT INTO record_head (log, size, edge, root) VALUES (?, 0, '', '')", UUID.randomUUID());
        }
    }

    @Override
    public void close() {
        try (connection) {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void run(String sql, UUID log) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, log);
            statement.execute();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Lets the transaction of this thread wait for no lock, so that a time-out is had at once; the next one of its connection waits again. */
    public static void waitForNothing(JdbcTemplate jdbc) {
        jdbc.execute("SET SESSION innodb_lock_wait_timeout = 0");
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                jdbc.execute("SET SESSION innodb_lock_wait_timeout = DEFAULT");
            }
        });
    }
}
