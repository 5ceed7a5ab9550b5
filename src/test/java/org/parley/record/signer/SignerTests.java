package org.parley.record.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.record.verify.Hash;
import org.parley.record.verify.Note;
import org.parley.record.verify.RightEdge;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.Tiles;
import org.parley.record.verify.VerifierKey;

class SignerTests {

    private static final UUID LOG = UUID.fromString("0199d2f0-0000-7000-8000-000000000001");

    @TempDir
    Path home;

    private final Table table = new Table();

    @Test
    void signsWhatItHashedItself() {
        table.append("one", "two", "three");
        SignedCheckpoint signed = sign();
        assertThat(signed.checkpoint().size()).isEqualTo(3);
        assertThat(signed.checkpoint().root()).isEqualTo(table.claim(LOG).root());
        assertThat(signed.checkpoint().origin()).isEqualTo("parley/here/" + LOG);
        signed.verify(signer().keys(LOG));
    }

    @Test
    void signsNothingForAnEmptyRecord() {
        assertThat(signer().sign(LOG, false)).isEmpty();
        assertThat(signer().keys(LOG)).isEmpty();
    }

    @Test
    void givesTheSameCheckpointUntilSomethingIsAdded() {
        table.append("one");
        SignedCheckpoint first = sign();
        assertThat(sign()).isEqualTo(first);
        table.append("two");
        assertThat(sign().checkpoint().size()).isEqualTo(2);
    }

    @Test
    void goesOnAfterAStopAtAnyLength() {
        for (int i = 0; i < 600; i += 7) {
            table.append("entry " + i, "and " + i, "or " + i);
            assertThat(sign().checkpoint().size()).isEqualTo(table.rows.size());
        }
    }

    @Test
    void refusesARestoredBackup() throws IOException {
        table.append("one", "two", "three", "four");
        sign();
        table.rows.removeLast();
        refuses(Refused.Why.SHORTER);
        lift();
        table.append("another four");
        refuses(Refused.Why.FORKED);
        lift();
        table.append("five");
        refuses(Refused.Why.CHANGED);
    }

    @Test
    void staysAlarmedUntilAnOperatorLiftsIt() throws IOException {
        table.append("one", "two");
        sign();
        byte[] two = table.rows.removeLast();
        refuses(Refused.Why.SHORTER);
        table.rows.add(two);
        refuses(Refused.Why.SHORTER);
        Signer.Alarm alarm = signer().alarm(LOG).orElseThrow();
        assertThat(alarm.why()).isEqualTo(Refused.Why.SHORTER);
        assertThat(alarm.evidence()).contains("signed was size 2", "the head says size 1");
        lift();
        assertThat(sign().checkpoint().size()).isEqualTo(2);
        try (Stream<Path> files = Files.list(home.resolve(LOG.toString()))) {
            assertThat(files)
                    .as("the evidence stays")
                    .anySatisfy(
                            file -> assertThat(file.getFileName().toString()).startsWith("evidence-"));
        }
    }

    @Test
    void refusesAnEmptyTable() {
        table.append("one");
        sign();
        table.rows.clear();
        refuses(Refused.Why.SHORTER);
    }

    @Test
    void refusesAHeadThatTheEntriesDoNotMake() {
        table.append("one", "two");
        sign();
        table.append("three", "four");
        table.lie = "threE".getBytes(StandardCharsets.UTF_8);
        table.lieAt = 2;
        refuses(Refused.Why.CHANGED);
    }

    @Test
    void refusesAStoredTreeWithAnotherPast() {
        table.append("one", "two", "three");
        sign();
        table.append("four");
        table.tile = hashes -> hashes.set(2, Hash.leaf(new byte[0]));
        refuses(Refused.Why.FORKED);
    }

    @Test
    void findsARowOfThePastThatWasChanged() {
        for (int i = 0; i < 300; i++) {
            table.append("entry " + i);
        }
        sign();
        signer().audit(LOG);
        table.lie = "entry 1x".getBytes(StandardCharsets.UTF_8);
        table.lieAt = 17;
        assertThatThrownBy(() -> signer().audit(LOG)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.why()).isEqualTo(Refused.Why.CHANGED);
            assertThat(refused).hasMessageContaining(table.claim(LOG).root().hex());
        });
    }

    @Test
    void findsARowOfThePastThatIsMissing() {
        table.append("one", "two", "three");
        sign();
        table.rows.removeLast();
        assertThatThrownBy(() -> signer().audit(LOG))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.SHORTER));
    }

    @Test
    void refusesWithoutItsMemoryWhatWasSignedBefore() throws IOException {
        table.append("one");
        sign();
        Files.delete(home.resolve(LOG.toString()).resolve("memory"));
        assertThatThrownBy(() -> signer().sign(LOG, true))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refused.Why.MEMORY_LOST));
    }

    @Test
    void refusesAMemoryThatSomebodyEdited() throws IOException {
        table.append("one", "two");
        sign();
        Path memory = home.resolve(LOG.toString()).resolve("memory");
        byte[] kept = Files.readAllBytes(memory);
        for (int i = 0; i < kept.length; i++) {
            byte[] edited = kept.clone();
            edited[i] ^= 1;
            Files.write(memory, edited);
            Files.deleteIfExists(memory.resolveSibling("alarm"));
            assertThatThrownBy(() -> signer().sign(LOG, true)).as("byte %d", i).isInstanceOf(Refused.class);
        }
    }

    @Test
    void refusesWithoutItsKey() throws IOException {
        table.append("one");
        sign();
        Files.delete(home.resolve(LOG.toString()).resolve("key"));
        table.append("two");
        refuses(Refused.Why.MEMORY_LOST);
    }

    @Test
    void changesItsKeyAndKeepsOldCheckpointsVerifiable() {
        table.append("one");
        SignedCheckpoint old = sign();
        VerifierKey first = signer().keys(LOG).getFirst();
        List<VerifierKey> keys = new ArrayList<>(List.of(first));
        for (int i = 0; i < 3; i++) {
            keys.add(signer().rotate(LOG).orElseThrow());
        }
        assertThat(signer().keys(LOG)).isEqualTo(keys);
        table.append("two");
        SignedCheckpoint now = sign();
        now.verify(List.of(keys.getLast()));
        assertThatThrownBy(() -> now.verify(List.of(first))).hasMessageContaining("not signed by a known key");
        old.verify(signer().keys(LOG));
        now.verify(signer().keys(LOG));
    }

    @Test
    void vouchesForANewKeyWithTheOldOne() {
        table.append("one");
        sign();
        VerifierKey first = signer().keys(LOG).getFirst();
        VerifierKey second = signer().rotate(LOG).orElseThrow();
        String published = signer().publishedKeys(LOG);
        assertThat(published).startsWith(first + "\n\n");
        Note note = Note.parse(published.substring((first + "\n\n").length()).getBytes(StandardCharsets.UTF_8));
        assertThat(note.text()).isEqualTo(second + "\n");
        assertThat(note.signers(List.of(first))).containsExactly(first);
    }

    @Test
    void namesAKeyWhoseMakingWasInterrupted() throws IOException {
        table.append("one");
        sign();
        Path keys = home.resolve(LOG.toString()).resolve("keys");
        String before = Files.readString(keys);
        VerifierKey second = signer().rotate(LOG).orElseThrow();
        Files.writeString(keys, before);
        table.append("two");
        sign().verify(signer().keys(LOG));
        assertThat(signer().keys(LOG)).contains(second);
    }

    @Test
    void signsNothingThatTheDatabaseCouldStillLose() {
        table.append("one");
        sign();
        table.append("two", "three");
        table.settling = () -> {
            assertThat(signer().last(LOG).orElseThrow().checkpoint().size())
                    .as("nothing is remembered before it is settled")
                    .isEqualTo(1);
            // The server stops before it wrote what it had shown
            table.rows.removeLast();
            throw new IllegalStateException("the database is gone");
        };
        assertThatThrownBy(() -> signer().sign(LOG, true)).hasMessage("the database is gone");
        table.settling = () -> {};
        assertThat(signer().alarm(LOG)).isEmpty();
        assertThat(sign().checkpoint().size()).isEqualTo(2);
    }

    @Test
    void signsInOneProcessAtATime() throws InterruptedException {
        table.append("one");
        sign();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread other = Thread.ofPlatform()
                .start(() -> new SignerFolder(home.resolve(LOG.toString())).alone(() -> {
                    inside.countDown();
                    try {
                        done.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                }));
        inside.await();
        table.append("two");
        assertThat(signer().sign(LOG, true)).isEmpty();
        done.countDown();
        other.join();
        assertThat(sign().checkpoint().size()).isEqualTo(2);
    }

    @Test
    void keepsAnotherProcessOutWhenAThreadOfThisOneWasTurnedAway() throws Exception {
        SignerFolder folder = new SignerFolder(home.resolve(LOG.toString()));
        int refused = folder.alone(() -> {
                    assertThat(folder.alone(() -> true)).isEmpty();
                    return fromAnotherProcess(folder.path("lock"));
                })
                .orElseThrow();
        assertThat(refused).isEqualTo(OtherProcess.REFUSED);
        assertThat(fromAnotherProcess(folder.path("lock"))).isEqualTo(OtherProcess.LOCKED);
    }

    private static int fromAnotherProcess(Path lock) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            Path.of(OtherProcess.class
                                            .getProtectionDomain()
                                            .getCodeSource()
                                            .getLocation()
                                            .toURI())
                                    .toString(),
                            OtherProcess.class.getName(),
                            lock.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A second signer's way to the folder, without the house around it. */
    static final class OtherProcess {

        static final int LOCKED = 10;
        static final int REFUSED = 11;

        private OtherProcess() {}

        public static void main(String[] path) throws IOException {
            int end;
            try (FileChannel channel = FileChannel.open(Path.of(path[0]), StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                end = lock == null ? REFUSED : LOCKED;
            }
            System.exit(end);
        }
    }

    /** A signer that has just been started. */
    private Signer signer() {
        return new Signer(home, "here", table, new SecureRandom(), Clock.systemUTC());
    }

    private void lift() throws IOException {
        Files.delete(home.resolve(LOG.toString()).resolve("alarm"));
    }

    private SignedCheckpoint sign() {
        return signer().sign(LOG, false).orElseThrow();
    }

    private void refuses(Refused.Why why) {
        assertThatThrownBy(() -> signer().sign(LOG, true))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(why));
    }

    /** A record in memory, whose head always fits its rows unless it is told to lie. */
    private static final class Table implements Ledger {

        private final List<byte[]> rows = new ArrayList<>();
        private byte[] lie = {};
        private int lieAt = -1;
        private Consumer<List<Hash>> tile = hashes -> {};
        private Runnable settling = () -> {};

        void append(String... entries) {
            for (String entry : entries) {
                rows.add(entry.getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public Claim claim(UUID log) {
            RightEdge edge = RightEdge.EMPTY;
            for (byte[] row : rows) {
                edge = edge.append(Hash.leaf(row));
            }
            return new Claim(edge.size(), edge.root());
        }

        @Override
        public void entries(UUID log, long from, long to, Entries entries) {
            for (long i = from; i < Math.min(to, rows.size()); i++) {
                entries.entry(i, i == lieAt ? lie : rows.get((int) i));
            }
        }

        @Override
        public Tiles tiles(UUID log) {
            return (level, index, width) -> {
                List<Hash> hashes = new ArrayList<>();
                for (int i = 0; i < width; i++) {
                    hashes.add(level == 0 ? Hash.leaf(rows.get((int) (index * Tiles.WIDTH + i))) : whole(i));
                }
                tile.accept(hashes);
                return hashes;
            };
        }

        @Override
        public void settle(UUID log) {
            settling.run();
        }

        private Hash whole(int index) {
            RightEdge edge = RightEdge.EMPTY;
            for (int i = index * Tiles.WIDTH; i < (index + 1) * Tiles.WIDTH; i++) {
                edge = edge.append(Hash.leaf(rows.get(i)));
            }
            return edge.root();
        }
    }
}
