package org.parley.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.procedure.Choice;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.EntryBundle;
import org.parley.record.verify.TilePath;
import org.parley.record.verify.Tiles;

/** Changes bytes and sees that it is noticed. Whoever changes one also writes the sums anew, so that they are no help. */
class TamperTests {

    private static final Ledger LEDGER = Ledger.negotiation(11, 300);

    /**
     * Every byte of every entry and tile, bent once. Only the tree is asked here: it alone must notice, and everything that the verifier
     * says beyond it rests on that.
     */
    @Test
    void noticesEveryByteOfEveryEntryAndTile() {
        MemoryBundle bundle = LEDGER.bundle();
        Checkpoint head = LEDGER.checkpoints().getLast().checkpoint();
        assertThat(treeHolds(bundle, head)).isTrue();
        List<Piece> pieces = bundle.names().stream()
                .filter(name -> name.startsWith("tile/"))
                .flatMap(name -> Piece.all(name, bundle.files.get(name).length, 1))
                .toList();
        assertThat(pieces.stream().mapToInt(Piece::bytes).sum()).isGreaterThan(100_000);
        assertThat(unseen(bundle, pieces, (bent, name) -> treeHolds(bent, head)))
                .isEmpty();
    }

    /** Some bytes of a file, each of which is bent alone: so many that all processors have something to do. */
    private record Piece(String name, int from, int to, int step) {

        private static final int MOST = 512;

        static Stream<Piece> all(String name, int length, int step) {
            return IntStream.iterate(0, from -> from < length, from -> from + MOST * step)
                    .mapToObj(from -> new Piece(name, from, Math.min(length, from + MOST * step), step));
        }

        int bytes() {
            return (to - from + step - 1) / step;
        }
    }

    /** Bends each byte of the pieces once, in a bundle that holds but for it. @return those that still hold, in words */
    private static List<String> unseen(
            MemoryBundle bundle, List<Piece> pieces, BiPredicate<MemoryBundle, String> holds) {
        return pieces.parallelStream()
                .flatMap(piece -> {
                    MemoryBundle own = new MemoryBundle();
                    bundle.files.forEach((name, content) -> own.files.put(name, content.clone()));
                    byte[] content = own.files.get(piece.name());
                    List<String> passed = new ArrayList<>();
                    for (int at = piece.from(); at < piece.to(); at += piece.step()) {
                        content[at] ^= (byte) (1 << at % 8);
                        if (holds.test(own, piece.name())) {
                            passed.add("byte " + at + " of " + piece.name() + " can change unseen");
                        }
                        content[at] ^= (byte) (1 << at % 8);
                    }
                    assertThat(holds.test(own, piece.name())).as("whole again").isTrue();
                    return passed.stream();
                })
                .toList();
    }

    /** Every byte of what stands beside the tree, seen by the whole verifier; of the pages, which are compared whole, every sixteenth. */
    @Test
    void noticesEveryByteBesideTheTree() {
        Ledger ledger = new Ledger(12, 3).remark("before").checkpoint();
        ledger.vote("Article 4")
                .prepare()
                .open()
                .cast(0, Choice.YES)
                .close()
                .reveal()
                .proclaim();
        ledger.checkpoint();
        MemoryBundle bundle = ledger.bundle();
        assertThat(holds(bundle)).isTrue();
        List<Piece> pieces = bundle.names().stream()
                .filter(name -> !name.startsWith("tile/"))
                .flatMap(name -> Piece.all(name, bundle.files.get(name).length, name.endsWith(".html") ? 16 : 1))
                .toList();
        assertThat(unseen(bundle, pieces, (bent, name) -> {
                    byte[] sums = bent.files.get(Layout.SUMS);
                    boolean passes = holds(name.equals(Layout.SUMS) ? bent : bent.withNewSums());
                    bent.files.put(Layout.SUMS, sums);
                    return passes;
                }))
                .isEmpty();
        Set<String> kinds = new TreeSet<>();
        pieces.forEach(piece -> kinds.add(piece.name().replaceAll("/.*", "")));
        assertThat(kinds)
                .contains("SHA256SUMS", "checkpoint", "checkpoints", "keys", "openings", "results.json", "index.html");
    }

    /** A hundred at a time, each in a file of its own, and each file named: 10,000 changes in a record of 70,000. */
    @Test
    void namesEveryFileOfTenThousandRandomChangesInALargeRecord() {
        List<byte[]> entries = new ArrayList<>();
        Random random = new Random(13);
        for (int i = 0; i < 70_000; i++) {
            byte[] entry = new byte[100 + random.nextInt(200)];
            random.nextBytes(entry);
            entries.add(entry);
        }
        MemoryBundle bundle = new MemoryBundle();
        Checkpoint head = plain(entries, bundle);
        assertThat(TilePath.hashes(70_000)).hasSize(277);
        List<String> names = bundle.names();
        int changes = 0;
        while (changes < 10_000) {
            Map<String, Runnable> restore = new HashMap<>();
            Set<String> named = new HashSet<>();
            while (restore.size() < 100) {
                String name = names.get(random.nextInt(names.size()));
                if (restore.containsKey(name)) {
                    continue;
                }
                byte[] content = bundle.files.get(name);
                TilePath path = TilePath.parse(name).orElseThrow();
                // The length of an entry is another matter: see the exhaustive test
                int at = path.holdsEntries() ? inside(content, random) : random.nextInt(content.length);
                byte bent = (byte) (1 + random.nextInt(255));
                content[at] ^= bent;
                restore.put(name, () -> content[at] ^= bent);
                named.add(path.holdsEntries() ? new TilePath(0, path.index(), path.width()).toString() : name);
            }
            Problems problems = new Problems(false, 1000);
            Verifier.verifyTree(bundle, head, problems);
            List<String> told = problems.words(Check.TILES);
            assertThat(named).allSatisfy(name -> assertThat(told).contains(name + " is not made of the entries"));
            changes += restore.size();
            restore.values().forEach(Runnable::run);
        }
        assertThat(treeHolds(bundle, head)).isTrue();
    }

    /** A zip that was damaged on its way is refused or reads as it was: never as something else. */
    @Test
    void readsADamagedZipAsItWasOrNotAtAll(@TempDir Path folder) throws IOException {
        Ledger ledger = Ledger.negotiation(14, 30);
        byte[] zip = ledger.zip();
        Map<String, byte[]> whole = ledger.bundle().files;
        Random random = new Random(15);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] bent = zip.clone();
            bent[random.nextInt(bent.length)] ^= (byte) (1 + random.nextInt(255));
            Path file = Files.write(folder.resolve("bent.zip"), bent);
            if (!zipHolds(file)) {
                refused++;
                continue;
            }
            try (BundleSource source = BundleSource.open(file)) {
                assertThat(source.names()).containsExactlyElementsOf(whole.keySet());
                for (String name : source.names()) {
                    assertThat(source.read(name, 1 << 20)).isEqualTo(whole.get(name));
                }
            }
        }
        assertThat(refused).isGreaterThan(250);
    }

    private static boolean zipHolds(Path file) {
        try (BundleSource source = BundleSource.open(file)) {
            return Verifier.verify(source, Verifier.Options.NONE.stoppingAtFirst())
                    .holds();
        } catch (IOException e) {
            return false;
        }
    }

    private static int inside(byte[] bundle, Random random) {
        List<Integer> places = new ArrayList<>();
        for (int start = 0; start < bundle.length; ) {
            int length = (bundle[start] & 0xff) << 8 | bundle[start + 1] & 0xff;
            places.add(start + 2 + random.nextInt(length));
            start += 2 + length;
        }
        return places.get(random.nextInt(places.size()));
    }

    private static Checkpoint plain(List<byte[]> entries, MemoryBundle bundle) {
        org.parley.record.verify.TreeBuilder tree =
                new org.parley.record.verify.TreeBuilder((path, hashes) -> bundle.files.put(path.toString(), hashes));
        entries.forEach(entry -> tree.append(entry, 0, entry.length));
        tree.end();
        TilePath.entries(entries.size())
                .forEach(path -> bundle.files.put(
                        path.toString(),
                        EntryBundle.encode(entries.subList(
                                (int) path.index() * Tiles.WIDTH, (int) path.index() * Tiles.WIDTH + path.width()))));
        return new Checkpoint("parley/test/large", entries.size(), tree.root());
    }

    private static boolean treeHolds(BundleSource bundle, Checkpoint head) {
        Problems problems = new Problems(true, 1);
        Verifier.verifyTree(bundle, head, problems);
        return problems.none();
    }

    private static boolean holds(BundleSource bundle) {
        return Verifier.verify(bundle, Verifier.Options.NONE.stoppingAtFirst()).holds();
    }
}
