package org.parley.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.record.signer.Refused;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody with all rights in the database can do to a record, and that it does not go unseen. */
@IntegrationTest
class RecordAlarmTests {

    private static final Actor SOMEBODY = new Actor(Ids.next(), "Somebody", null, null);

    private final Scene scene;
    private final Checkpoints checkpoints;
    private final ReceiptService receipts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final FlywayConnectionDetails operator;

    RecordAlarmTests(
            Scene scene,
            Checkpoints checkpoints,
            ReceiptService receipts,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            FlywayConnectionDetails operator) {
        this.scene = scene;
        this.checkpoints = checkpoints;
        this.receipts = receipts;
        this.events = events;
        this.operator = operator;
        transaction = new TransactionTemplate(transactions);
    }

    @Test
    void refusesARestoredBackup() {
        Scene.Table table = scene.table();
        LogId log = LogId.of(table.negotiation().value());
        signedUpTo(log);
        Backup backup = backup(log);
        act(log);
        act(log);
        long signed = signedUpTo(log);
        restore(log, backup);
        Refused.Why why = await().atMost(Duration.ofSeconds(60))
                .until(() -> checkpoints.alarm(log).map(alarm -> alarm.why()).orElse(null), found -> found != null);
        assertThat(why).isEqualTo(Refused.Why.SHORTER);
        act(log);
        act(log);
        act(log);
        checkpoints.look();
        assertThat(checkpoints.latest(log).orElseThrow().checkpoint().size()).isEqualTo(signed);
        assertThatThrownBy(() -> table.asFacilitator().call(() -> receipts.take(log, signed)))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.key()).isEqualTo("record.error.alarm"));
    }

    @Test
    void findsAnEntryThatWasChangedWhereItLies() {
        LogId log = LogId.of(scene.table().negotiation().value());
        signedUpTo(log);
        checkpoints.audit();
        assertThat(checkpoints.alarm(log)).isEmpty();
        asOperator(
                "UPDATE record_entry SET bytes = REPLACE(bytes, 'negotiation', 'negotiatiom') WHERE log = ? AND idx = 0",
                log.value());
        checkpoints.audit();
        assertThat(checkpoints.alarm(log)).hasValueSatisfying(alarm -> {
            assertThat(alarm.why()).isEqualTo(Refused.Why.CHANGED);
            assertThat(alarm.evidence()).contains("root");
        });
    }

    @Test
    void findsATableThatWasEmptied() {
        LogId log = LogId.of(scene.table().negotiation().value());
        signedUpTo(log);
        asOperator("DELETE FROM record_entry WHERE log = ?", log.value());
        checkpoints.audit();
        assertThat(checkpoints.alarm(log)).isPresent();
    }

    private long signedUpTo(LogId log) {
        return checkpoints
                .over(log, backup(log).size() - 1)
                .orElseThrow()
                .checkpoint()
                .size();
    }

    private void act(LogId log) {
        transaction.executeWithoutResult(status -> events.publishEvent(
                Act.of("plan.imported", log.value(), new SubjectRef(SubjectRef.PLAN, Ids.next()), SOMEBODY)));
    }

    private record Backup(long size, byte[] edge, byte[] root) {}

    private Backup backup(LogId log) {
        try (Connection connection = connect();
                PreparedStatement read =
                        connection.prepareStatement("SELECT size, edge, root FROM record_head WHERE log = ?")) {
            read.setObject(1, log.value());
            try (var row = read.executeQuery()) {
                row.next();
                return new Backup(row.getLong(1), row.getBytes(2), row.getBytes(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** At once, as it would be with a server that stands still: the signer looks every second, and must not see the half of it. */
    private void restore(LogId log, Backup backup) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            update(connection, "DELETE FROM record_mention WHERE log = ? AND idx >= ?", log.value(), backup.size());
            update(connection, "DELETE FROM record_entry WHERE log = ? AND idx >= ?", log.value(), backup.size());
            update(
                    connection,
                    "UPDATE record_head SET size = ?, edge = ?, root = ? WHERE log = ?",
                    backup.size(),
                    backup.edge(),
                    backup.root(),
                    log.value());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void asOperator(String sql, Object... parameters) {
        try (Connection connection = connect()) {
            update(connection, sql, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i] instanceof UUID id ? id.toString() : parameters[i]);
            }
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(operator.getJdbcUrl(), operator.getUsername(), operator.getPassword());
    }
}
