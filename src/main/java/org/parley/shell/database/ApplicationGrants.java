package org.parley.shell.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Gives the application's account just what it needs, after each migration: what is only ever appended (entries, ballots, history)
 * it can insert and read, never change or take away, but for the names that {@code erase_person} takes out. Does nothing where one account does both.
 */
@Component
class ApplicationGrants implements Callback {

    /** Tables whose rows are never changed once written; those of Envers, which end in {@code _history}, come beside them. */
    private static final Set<String> APPEND_ONLY = Set.of(
            "record_entry",
            "record_payload",
            "record_node",
            "record_mention",
            "record_checkpoint",
            "record_cosignature",
            "record_receipt",
            "ballot",
            "plan_version",
            "rule_set_version",
            "stated_position",
            "revision");

    /** The one procedure that takes something out of them; see {@code V0033__erasure.sql}. */
    private static final String ERASURE = "erase_person";

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationGrants.class);

    private final JdbcConnectionDetails application;
    private final FlywayConnectionDetails migration;

    ApplicationGrants(JdbcConnectionDetails application, FlywayConnectionDetails migration) {
        this.application = application;
        this.migration = migration;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return false;
    }

    @Override
    public String getCallbackName() {
        return "grants of the application's account";
    }

    @Override
    public void handle(Event event, Context context) {
        String account = application.getUsername();
        if (account == null || migration.getUsername() == null || account.equals(migration.getUsername())) {
            return;
        }
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            String grantee = grantee(statement, account);
            for (String table : tables(statement)) {
                if (table.equals("flyway_schema_history")) {
                    continue;
                }
                boolean appendOnly = APPEND_ONLY.contains(table) || table.endsWith("_history");
                statement.execute("GRANT %s ON `%s`.`%s` TO %s"
                        .formatted(
                                appendOnly ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE",
                                connection.getCatalog(),
                                table,
                                grantee));
            }
            if (knows(statement, ERASURE)) {
                statement.execute("GRANT EXECUTE ON PROCEDURE `%s`.`%s` TO %s"
                        .formatted(connection.getCatalog(), ERASURE, grantee));
            } else {
                LOG.warn(
                        "The database lacks its procedure {}, as after a dump without --routines: nobody can be erased.",
                        ERASURE);
            }
        } catch (SQLException cause) {
            throw new FlywayException("the application's account could not be given its rights", cause);
        }
    }

    /** The account as the server knows it, with the host part it was made with. */
    private static String grantee(Statement statement, String account) throws SQLException {
        if (!account.matches("[A-Za-z0-9_]{1,80}")) {
            throw new SQLException("unusual account name: " + account);
        }
        return "'" + account + "'@'" + host(statement) + "'";
    }

    private static String host(Statement statement) throws SQLException {
        try (ResultSet current = statement.executeQuery("SELECT CURRENT_USER()")) {
            current.next();
            String user = current.getString(1);
            return user.substring(user.lastIndexOf('@') + 1);
        }
    }

    private static boolean knows(Statement statement, String procedure) throws SQLException {
        try (ResultSet found = statement.executeQuery(
                "SELECT 1 FROM information_schema.routines WHERE routine_schema = DATABASE() AND routine_name = '%s'"
                        .formatted(procedure))) {
            return found.next();
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
