package org.parley.kill;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.parley.record.evidence.BundleSource;
import org.parley.record.evidence.Report;
import org.parley.record.evidence.Verifier;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.VerifierKey;
import org.parley.shell.database.KillableDatabase;
import org.springframework.util.FileSystemUtils;

/**
 * Fifty clients vote while the database and the application are killed under them; then everything that they were told is held against
 * what is left. The clients, and the checkpoints that they have seen, live in this process, which nobody kills.
 */
public final class Trial implements AutoCloseable {

    /** Clients that vote at once. */
    public static final int CLIENTS = 50;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BREATH = Duration.ofMillis(2);
    private static final int FEWEST_BETWEEN = 60;
    private static final String OBSERVER = "Observer";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random chance = new Random();
    private final Path folder;
    private final KillableDatabase database;
    private final ApplicationProcess application;
    private final List<SignedCheckpoint> seen = new ArrayList<>();

    /** @param folder for the data of both; what an earlier trial left there is deleted */
    public Trial(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath();
        Path house = this.folder.resolve("house");
        FileSystemUtils.deleteRecursively(house);
        database = KillableDatabase.in(this.folder.resolve("database"));
        application = new ApplicationProcess(house, database.environment());
    }

    /**
     * What came of a trial.
     *
     * @param accepted ballots that were accepted
     * @param askedAgain how often a client got no answer and asked again
     * @param entries in the record at its end
     * @param checkpoints that were seen outside on the way
     * @param problems everything that is not as it was said to be; empty if all is well
     */
    public record Outcome(int accepted, long askedAgain, long entries, int checkpoints, List<String> problems) {}

    /**
     * With a database that writes each commit to the disk.
     *
     * @param databaseKills how often the database is killed
     * @param applicationKills how often, after that, the application is
     */
    public Outcome durable(int databaseKills, int applicationKills)
            throws IOException, InterruptedException, SQLException {
        database.start(1);
        application.start();
        Properties set = application.table();
        String round = set.getProperty("round.0");
        Voters voters = new Voters(set, round, application::port);
        voters.begin(CLIENTS);
        for (int kill = 0; kill < databaseKills; kill++) {
            untilMoreVoted(voters);
            database.kill();
            database.start(1);
        }
        for (int kill = 0; kill < applicationKills; kill++) {
            untilMoreVoted(voters);
            application.kill();
            application.start();
        }
        untilMoreVoted(voters);
        voters.finish();
        List<String> problems = new ArrayList<>();
        voters.refused().forEach(refusal -> problems.add("a ballot was refused: " + refusal));
        voters.repeat(CLIENTS).forEach(other -> problems.add("sent again, a ballot was answered otherwise: " + other));
        voters.decide("yes");
        facilitate(round, "close", problems);
        facilitate(round, "proclaim", problems);
        look();
        checkBundle(problems);
        try (Connection connection = database.connect()) {
            Remains remains = Remains.of(connection, set.getProperty("negotiation"), round, voters.accepted(), seen);
            problems.addAll(remains.problems());
            return new Outcome(
                    voters.accepted().size(), voters.again(), remains.size(), seen.size(), List.copyOf(problems));
        }
    }

    /**
     * What a restored backup looks like.
     *
     * @param alarm what the signer wrote down as soon as the house stood again, before anybody did anything
     * @param refusal what the house answers to whoever asks for its evidence then
     * @param healed what it answers (HTTP status) after the operator has brought back what extends the last signature and lifted the alarm
     */
    public record Restored(String alarm, String refusal, int healed) {}

    /** A copy of the stopped database, put in its place after the house has gone on and has signed more. After {@link #durable}. */
    public Restored restored() throws IOException, InterruptedException {
        Properties set = application.table();
        database.stop();
        Path backup = folder.resolve("backup");
        database.backUp(backup);
        database.start(1);
        SignedCheckpoint before = checkpoint();
        Voters voters = new Voters(set, set.getProperty("round.1"), application::port);
        voters.begin(CLIENTS);
        until(
                "sign",
                () -> checkpoint().checkpoint().size() > before.checkpoint().size());
        voters.finish();
        application.kill();
        database.stop();
        Path present = folder.resolve("present");
        database.backUp(present);

        database.restore(backup);
        database.start(1);
        application.start();
        Path alarm = folder.resolve("house")
                .resolve("signer")
                .resolve(set.getProperty("negotiation"))
                .resolve("alarm");
        until("raise an alarm", () -> Files.exists(alarm));
        String raised = Files.readString(alarm);
        String refusal = export().body();

        application.kill();
        database.stop();
        database.restore(present);
        Files.delete(alarm);
        database.start(1);
        application.start();
        return new Restored(raised, refusal, export().statusCode());
    }

    /**
     * What a loss looks like.
     *
     * @param accepted ballots that were accepted before
     * @param lost those of them that are gone
     * @param signed entries under the last checkpoint that was seen before
     * @param entries entries after
     * @param problems what the same check says that finds nothing where nothing is lost
     * @param refusal what the house answers afterwards to whoever asks for its evidence
     */
    public record Loss(int accepted, int lost, long signed, long entries, List<String> problems, String refusal) {}

    /**
     * The control: the same with a database that keeps its log to itself for up to a second, killed just after a checkpoint was signed. After
     * {@link #durable}, on the same record; it is not whole any more then.
     */
    public Loss careless() throws IOException, InterruptedException, SQLException {
        Properties set = application.table();
        String round = set.getProperty("round.1");
        database.stop();
        database.start(0);
        while (true) {
            Voters voters = new Voters(set, round, application::port);
            voters.begin(CLIENTS);
            untilMoreVoted(voters);
            SignedCheckpoint before = checkpoint();
            until(
                    "sign",
                    () -> checkpoint().checkpoint().size() > before.checkpoint().size());
            SignedCheckpoint last = checkpoint();
            database.kill();
            voters.leave();
            database.start(0);
            try (Connection connection = database.connect()) {
                Remains remains =
                        Remains.of(connection, set.getProperty("negotiation"), round, voters.accepted(), List.of(last));
                // Now and then the log was written between the signature and the kill; then nothing signed is lost
                if (remains.size() < last.checkpoint().size()) {
                    return new Loss(
                            voters.accepted().size(),
                            remains.lost().size(),
                            last.checkpoint().size(),
                            remains.size(),
                            remains.problems(),
                            export().body());
                }
            }
        }
    }

    private void untilMoreVoted(Voters voters) {
        int enough = voters.accepted().size() + FEWEST_BETWEEN + chance.nextInt(FEWEST_BETWEEN);
        until("vote", () -> voters.accepted().size() >= enough);
        look();
    }

    private static void until(String what, BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("nobody could " + what);
            }
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }

    private void look() {
        SignedCheckpoint last = checkpoint();
        if (!seen.contains(last)) {
            seen.add(last);
        }
    }

    private SignedCheckpoint checkpoint() {
        List<SignedCheckpoint> found = new ArrayList<>();
        until("read a checkpoint", () -> {
            try {
                HttpResponse<byte[]> response =
                        get(path("/record/%s/checkpoint"), HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() == 200) {
                    found.add(SignedCheckpoint.parse(response.body()));
                }
            } catch (IOException away) {
                // The next look
            }
            return !found.isEmpty();
        });
        return found.getLast();
    }

    private void facilitate(String round, String step, List<String> problems) throws IOException {
        HttpResponse<String> response = Voters.send(
                client,
                Voters.request(
                                application.table(),
                                application.port(),
                                "Facilitator",
                                "/api/v1/rounds/" + round + "/" + step)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            problems.add("the round did not " + step + ": " + response.body());
        }
    }

    private void checkBundle(List<String> problems) throws IOException {
        String keys = get(path("/record/%s/keys"), HttpResponse.BodyHandlers.ofString())
                .body();
        Path bundle = folder.resolve("evidence.zip");
        HttpResponse<Path> exported = get(
                path("/negotiations/%s/record/evidence.zip"),
                HttpResponse.BodyHandlers.ofFile(
                        bundle,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING));
        if (exported.statusCode() != 200) {
            problems.add("no evidence is given: " + Files.readString(bundle));
            return;
        }
        try (BundleSource source = BundleSource.open(bundle)) {
            Report report = Verifier.verify(
                    source,
                    Verifier.Options.NONE
                            .trusting(List.of(VerifierKey.parse(keys.strip())))
                            .having(seen, List.of()));
            if (!report.holds()) {
                problems.add(report.text());
            }
        }
    }

    /** What the house says to whoever wants the evidence, once it has found its database again. */
    private HttpResponse<String> export() {
        List<HttpResponse<String>> answers = new ArrayList<>();
        until("ask for the evidence", () -> {
            try {
                answers.add(get(path("/negotiations/%s/record/evidence.zip"), HttpResponse.BodyHandlers.ofString()));
            } catch (IOException away) {
                return false;
            }
            return answers.getLast().statusCode() < 500;
        });
        return answers.getLast();
    }

    private String path(String pattern) {
        try {
            return pattern.formatted(application.table().getProperty("slug"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> body) throws IOException {
        return Voters.send(
                client,
                Voters.request(application.table(), application.port(), OBSERVER, path)
                        .build(),
                body);
    }

    @Override
    public void close() {
        application.close();
        database.close();
    }
}
