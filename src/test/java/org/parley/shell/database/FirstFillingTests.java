package org.parley.shell.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** A house whose first filling was interrupted is emptied at the next start; one that was filled stays as it is. */
class FirstFillingTests {

    /** Among the temporary files, where a checkout may lie too, and the database's library would empty it at each start. */
    private static final Path HOME = Path.of(System.getProperty("java.io.tmpdir"), "parley-first-filling");

    @BeforeEach
    @AfterEach
    void empty() throws IOException {
        FileSystemUtils.deleteRecursively(HOME);
    }

    private static EmbeddedMariaDb start() {
        return new EmbeddedMariaDb(HOME, null, List.of());
    }

    private static Connection connect(EmbeddedMariaDb database) throws SQLException {
        return DriverManager.getConnection(
                database.url(), EmbeddedMariaDb.MIGRATION_ACCOUNT, database.migrationPassword());
    }

    private static void write(EmbeddedMariaDb database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (id INT PRIMARY KEY)");
        }
    }

    private static boolean holds(EmbeddedMariaDb database) throws SQLException {
        try (Connection connection = connect(database);
                ResultSet tables = connection
                        .getMetaData()
                        .getTables(EmbeddedMariaDb.DATABASE, null, "kept", new String[] {"TABLE"})) {
            return tables.next();
        }
    }

    @Test
    void whatIsHalfFilledIsEmptiedAndWhatIsFilledStays() throws SQLException {
        try (EmbeddedMariaDb interrupted = start()) {
            interrupted.begin();
            write(interrupted);
        }
        try (EmbeddedMariaDb again = start()) {
            assertThat(holds(again)).isFalse();
            again.begin();
            write(again);
            again.end();
        }
        try (EmbeddedMariaDb whole = start()) {
            assertThat(holds(whole)).isTrue();
        }
    }
}
