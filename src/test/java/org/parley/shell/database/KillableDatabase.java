package org.parley.shell.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The embedded server as a process of its own that can be killed as a power switch kills, and that comes back on the same port with the
 * same data: to the application it is a server that an operator runs.
 */
public final class KillableDatabase implements AutoCloseable {

    private static final Duration BREATH = Duration.ofMillis(20);

    private final List<String> command;
    private final Map<String, String> environment;
    private final String url;
    private final String migrationPassword;
    private final Path data;
    private final Path log;
    private @Nullable Process process;

    private KillableDatabase(EmbeddedMariaDb installed, Path home) throws IOException {
        ProcessHandle.Info info = ProcessHandle.of(Long.parseLong(
                        Files.readString(home.resolve("mariadbd.pid")).strip()))
                .orElseThrow()
                .info();
        command = new ArrayList<>(List.of(info.command().orElseThrow()));
        command.addAll(List.of(info.arguments().orElseThrow()));
        url = installed.url();
        migrationPassword = installed.migrationPassword();
        data = home.resolve("data");
        log = home.resolve("server.log");
        environment = Map.of(
                "SPRING_DATASOURCE_URL",
                url,
                "SPRING_DATASOURCE_USERNAME",
                EmbeddedMariaDb.APPLICATION_ACCOUNT,
                "SPRING_DATASOURCE_PASSWORD",
                installed.applicationPassword(),
                "SPRING_FLYWAY_URL",
                url,
                "SPRING_FLYWAY_USER",
                EmbeddedMariaDb.MIGRATION_ACCOUNT,
                "SPRING_FLYWAY_PASSWORD",
                migrationPassword);
    }

    /** Makes the data of a server in this folder, anew if there are some; it is not started yet. */
    public static KillableDatabase in(Path folder) throws IOException {
        Path home = folder.toAbsolutePath().normalize();
        // The binaries stay: unpacking them takes longer than everything else. Without this file the data are made anew
        Files.deleteIfExists(home.resolve("data.complete"));
        try (EmbeddedMariaDb installed =
                new EmbeddedMariaDb(home, System.getProperty("parley.embedded.version"), List.of())) {
            return new KillableDatabase(installed, home);
        }
    }

    /** What tells an application where the server is, as the environment of its process. */
    public Map<String, String> environment() {
        return environment;
    }

    /**
     * Returns when it answers.
     *
     * @param flush its {@code innodb_flush_log_at_trx_commit}: 1 writes each commit to the disk, 0 keeps them in the server for up to a second
     */
    public void start(int flush) throws IOException {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--innodb-flush-log-at-trx-commit=" + flush);
        Process started = new ProcessBuilder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = started;
        while (true) {
            try (Connection connection = connect()) {
                connection.isValid(1);
                return;
            } catch (SQLException notYet) {
                if (!started.isAlive()) {
                    throw new IOException("the database did not start; see " + log, notYet);
                }
                LockSupport.parkNanos(BREATH.toNanos());
            }
        }
    }

    /** Ends it as {@code kill -9} does: it writes nothing any more. */
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
            process = null;
        }
    }

    /** Ends it in good order. */
    public void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            running.onExit().join();
            process = null;
        }
    }

    /** Copies the data of the stopped server, as an operator backs them up. */
    public void backUp(Path copy) throws IOException {
        FileSystemUtils.deleteRecursively(copy);
        FileSystemUtils.copyRecursively(data, copy);
    }

    /** Puts such a copy in the place of the data of the stopped server. */
    public void restore(Path copy) throws IOException {
        FileSystemUtils.deleteRecursively(data);
        FileSystemUtils.copyRecursively(copy, data);
    }

    /** As the account that may do everything with the tables. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, EmbeddedMariaDb.MIGRATION_ACCOUNT, migrationPassword);
    }

    @Override
    public void close() {
        kill();
    }
}
