package org.parley.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.identity.SignedIn;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.Ids;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.record.evidence.BundleSource;
import org.parley.record.evidence.Check;
import org.parley.record.evidence.GoCheck;
import org.parley.record.evidence.Report;
import org.parley.record.evidence.Verifier;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.LogProof;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a running house gives away, checked by what strangers check it with. */
@IntegrationTest
class EvidenceServiceTests {

    @TempDir
    Path folder;

    private final Scene scene;
    private final EvidenceService evidence;
    private final ReceiptService receipts;
    private final Checkpoints checkpoints;
    private final Path home;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final FlywayConnectionDetails operator;

    EvidenceServiceTests(
            Scene scene,
            EvidenceService evidence,
            ReceiptService receipts,
            Checkpoints checkpoints,
            @Value("${parley.home}") Path home,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            FlywayConnectionDetails operator) {
        this.events = events;
        this.operator = operator;
        transaction = new TransactionTemplate(transactions);
        this.home = home;
        this.scene = scene;
        this.evidence = evidence;
        this.receipts = receipts;
        this.checkpoints = checkpoints;
    }

    @Test
    void givesAwayARecordThatHoldsWithoutTheHouse() throws IOException {
        Scene.Table table = scene.table();
        LogId log = LogId.of(table.negotiation().value());
        LogProof receipt = LogProof.parse(table.as("Northland head").call(() -> receipts.take(log, 3)));
        Path bundle = export(table.observer(), log);
        Report report = verify(bundle, List.of(receipt));
        assertThat(report.findings())
                .allSatisfy(finding ->
                        assertThat(finding.result()).as(finding.toString()).isEqualTo(Report.Finding.Result.HOLDS));
        assertThat(report.trusted()).isTrue();
        assertThat(report.head())
                .isEqualTo(checkpoints.latest(log).orElseThrow().checkpoint());
    }

    /** Another language, others' packages, and entries that a running house wrote. */
    @Test
    void givesAwayARecordThatAForeignProgramFindsWhole() throws IOException, InterruptedException {
        GoCheck go = GoCheck.in(folder);
        Scene.Table table = scene.table();
        LogId log = LogId.of(table.negotiation().value());
        try (BundleSource bundle = BundleSource.open(export(table.observer(), log))) {
            Checkpoint head =
                    SignedCheckpoint.parse(bundle.read("checkpoint", 1 << 16)).checkpoint();
            GoCheck.Run run = go.check(bundle, "running");
            assertThat(run.out())
                    .startsWith("ok " + head.size() + " entries")
                    .contains(head.root().base64());
            assertThat(run.code()).isZero();
        }
    }

    @Test
    void isNoticedWhenAnEntryIsMissing() throws IOException {
        Scene.Table table = scene.table();
        LogId log = LogId.of(table.negotiation().value());
        LogProof receipt = LogProof.parse(table.as("Northland head").call(() -> receipts.take(log, 3)));
        Scene.Table other = scene.table();
        Path bundle = export(other.observer(), LogId.of(other.negotiation().value()));
        Report report =
                Verifier.verify(BundleSource.open(bundle), Verifier.Options.NONE.having(List.of(), List.of(receipt)));
        assertThat(report.holds()).as("a receipt of another record").isFalse();
    }

    @Test
    void stillHoldsWhenContentWasErased() throws IOException, SQLException {
        Scene.Table table = scene.table();
        LogId log = LogId.of(table.negotiation().value());
        byte[] words = "a name that its owner wants forgotten".getBytes(StandardCharsets.UTF_8);
        transaction.executeWithoutResult(status -> events.publishEvent(Act.of(
                        "comment.posted",
                        log.value(),
                        new SubjectRef(SubjectRef.COMMENT, Ids.next()),
                        new Actor(Ids.next(), "Somebody", null, null))
                .payload(words, "text/plain")));
        Path before = export(table.observer(), log);
        assertThat(opened(before, words)).isTrue();
        try (Connection connection = DriverManager.getConnection(
                        operator.getJdbcUrl(), operator.getUsername(), operator.getPassword());
                PreparedStatement erase =
                        connection.prepareStatement("DELETE FROM record_payload WHERE log = ? AND content = ?")) {
            erase.setString(1, log.value().toString());
            erase.setBytes(2, words);
            assertThat(erase.executeUpdate()).isEqualTo(1);
        }
        Path after = export(table.observer(), log);
        assertThat(opened(after, words)).isFalse();
        Report report = Verifier.verify(BundleSource.open(after), Verifier.Options.NONE);
        assertThat(report.holds()).as(report.text()).isTrue();
        checkpoints.audit();
        assertThat(checkpoints.alarm(log)).isEmpty();
    }

    /** Whether a bundle gives this content away. */
    private static boolean opened(Path bundle, byte[] content) throws IOException {
        String line = Base64.getEncoder().encodeToString(content);
        try (BundleSource source = BundleSource.open(bundle)) {
            for (String name : source.names()) {
                if (name.startsWith("openings/")
                        && new String(source.read(name, 1 << 20), StandardCharsets.UTF_8).contains(line)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void waitsForTheSignatureThatAnotherNodeIsMaking() throws IOException, InterruptedException {
        Scene.Table table = scene.table();
        LogId log = LogId.of(table.negotiation().value());
        checkpoints.sign(log.value());
        Path lock = home.resolve("signer").resolve(log.value().toString()).resolve("lock");
        Thread end;
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            FileLock held = taken(other);
            end = Thread.ofPlatform().start(() -> {
                try {
                    Thread.sleep(700);
                    held.release();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            Path bundle = export(table.observer(), log);
            assertThat(held.isValid()).as("held until the other was done").isFalse();
            assertThat(Verifier.verify(BundleSource.open(bundle), Verifier.Options.NONE)
                            .holds())
                    .isTrue();
        }
        end.join();
    }

    /** The lock, as soon as the house's own signer, which works every second, has let it go. */
    private static FileLock taken(FileChannel channel) {
        return await().pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .ignoreException(OverlappingFileLockException.class)
                .until(channel::tryLock, Objects::nonNull);
    }

    @Test
    void keepsARecordFromThoseWhoMayNotReadIt() {
        LogId log = LogId.of(scene.table().negotiation().value());
        assertThatThrownBy(() -> As.person(scene.stranger()).call(() -> evidence.export(log)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> As.person(scene.stranger()).call(() -> evidence.export(LogId.HOUSE)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void givesTheHousesOwnRecordToAdministrators() throws IOException {
        Path bundle = export(scene.administrator(), LogId.HOUSE);
        Report report = Verifier.verify(BundleSource.open(bundle), Verifier.Options.NONE);
        assertThat(report.finding(Check.TREE).result()).isEqualTo(Report.Finding.Result.HOLDS);
        assertThat(report.holds()).as(report.text()).isTrue();
    }

    private Report verify(Path bundle, List<LogProof> handed) throws IOException {
        try (BundleSource source = BundleSource.open(bundle)) {
            LogProof any = handed.getFirst();
            LogId log = LogId.of(java.util.UUID.fromString(any.checkpoint()
                    .checkpoint()
                    .origin()
                    .substring(any.checkpoint().checkpoint().origin().lastIndexOf('/') + 1)));
            return Verifier.verify(
                    source,
                    Verifier.Options.NONE.trusting(checkpoints.keys(log)).having(List.of(any.checkpoint()), handed));
        }
    }

    private Path export(SignedIn person, LogId log) throws IOException {
        EvidenceService.Bundle bundle = As.person(person).call(() -> evidence.export(log));
        Path file = folder.resolve("evidence.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            bundle.writeTo(out);
        }
        return file;
    }
}
