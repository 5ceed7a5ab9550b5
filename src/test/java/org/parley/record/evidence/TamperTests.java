package org.parley.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.procedure.Choice;
import org.parley.record.verify.Checkpoint;
import org.parley.record.verify.Commitment;
import org.parley.record.verify.Entry;
import org.parley.record.verify.EntryBundle;
import org.parley.record.verify.Hash;
import org.parley.record.verify.TilePath;
import org.parley.record.verify.Tiles;
import org.parley.record.verify.TreeBuilder;

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

    /**
     * Every byte of every file of entries made every other, exhaustively. Of each the tree is asked about one entry only, which is enough:
     * the hash of an entry stands in a tile that is compared whole with the stored one, so that the verifier goes on only where the hash is
     * the same. The bytes of a tile, of a page and of the results need no more than {@link #noticesEveryByteOfEveryEntryAndTile} and
     * {@link #noticesEveryByteBesideTheTree}: they are made anew from the entries and compared whole.
     */
    @Test
    void noticesEveryOtherValueOfEveryByteOfEveryEntry() {
        MemoryBundle bundle = LEDGER.bundle();
        LongAdder values = new LongAdder();
        List<String> unseen = TilePath.entries(LEDGER.size()).stream()
                .flatMap(path -> IntStream.range(0, path.width()).mapToObj(place -> Map.entry(path, place)))
                .parallel()
                .flatMap(at -> unseenValues(bundle, at.getKey(), at.getValue(), values).stream())
                .toList();
        assertThat(unseen).isEmpty();
        int bytes = TilePath.entries(LEDGER.size()).stream()
                .mapToInt(path -> bundle.files.get(path.toString()).length)
                .sum();
        assertThat(values.sum()).isEqualTo(255L * bytes);
    }

    /** Every value of every byte of one entry, and of its length, under which it has the hash that it has. */
    private static List<String> unseenValues(MemoryBundle bundle, TilePath path, int place, LongAdder values) {
        byte[] stored = bundle.files.get(new TilePath(0, path.index(), path.width()).toString());
        byte[] leaf = Arrays.copyOfRange(stored, place * Hash.SIZE, (place + 1) * Hash.SIZE);
        byte[] file = bundle.files.get(path.toString()).clone();
        int start = start(file, place);
        int end = start(file, place + 1);
        List<String> unseen = new ArrayList<>();
        byte[][] lowest = {{}};
        TreeBuilder tree = new TreeBuilder((tile, hashes) -> lowest[0] = tile.level() == 0 ? hashes : lowest[0]);
        for (int at = start; at < end; at++) {
            byte whole = file[at];
            for (int value = 0; value < 256; value++) {
                file[at] = (byte) value;
                int to = start + 2 + ((file[start] & 0xff) << 8 | file[start + 1] & 0xff);
                // What would end after the file is refused for it: nothing stands for that here, as no entry is empty
                tree.append(file, start + 2, to > file.length ? 0 : to - start - 2);
            }
            file[at] = whole;
            // The 256th has made a tile of them whole
            for (int value = 0; value < 256; value++) {
                int from = value * Hash.SIZE;
                boolean same = Arrays.equals(lowest[0], from, from + Hash.SIZE, leaf, 0, Hash.SIZE);
                if (same != ((byte) value == whole)) {
                    unseen.add("byte " + at + " of " + path + " as " + value);
                }
            }
            values.add(255);
        }
        return unseen;
    }

    private static int start(byte[] file, int place) {
        int start = 0;
        for (int i = 0; i < place; i++) {
            start += 2 + ((file[start] & 0xff) << 8 | file[start + 1] & 0xff);
        }
        return start;
    }

    /** Every byte of every opening made every other, exhaustively: it is no opening, one of another entry, or does not open its commitment. */
    @Test
    void noticesEveryOtherValueOfEveryByteOfEveryOpening() {
        MemoryBundle bundle = LEDGER.bundle();
        List<String> lines = bundle.names().stream()
                .filter(name -> name.startsWith(Layout.OPENINGS))
                .flatMap(name -> bundle.text(name).lines())
                .toList();
        assertThat(lines).hasSizeGreaterThan(15);
        List<String> unseen = lines.parallelStream()
                .flatMap(line -> {
                    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
                    return IntStream.range(0, bytes.length)
                            .filter(at -> opensOtherwise(bytes.clone(), at))
                            .mapToObj(at -> "byte " + at + " of " + line);
                })
                .toList();
        assertThat(unseen).isEmpty();
    }

    /** Whether a byte has another value under which this still opens what it opens. */
    private static boolean opensOtherwise(byte[] line, int at) {
        Opening whole = opening(line);
        assertThat(whole).isNotNull();
        Entry.Payload sealed =
                Objects.requireNonNull(LEDGER.entries().get((int) whole.index()).payload());
        assertThat(Commitment.opens(sealed.commit(), whole.salt(), whole.payload()))
                .isTrue();
        byte before = line[at];
        for (int value = 0; value < 256; value++) {
            line[at] = (byte) value;
            Opening bent = (byte) value == before ? null : opening(line);
            if (bent != null
                    && bent.index() == whole.index()
                    && bent.payload().length == sealed.length()
                    && Commitment.opens(sealed.commit(), bent.salt(), bent.payload())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Opening opening(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\n') >= 0) {
            // Two lines, neither of which is whole
            return null;
        }
        try {
            return Opening.parse(text, line, 0, line.length);
        } catch (IllegalArgumentException e) {
            return null;
        }
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
        TreeBuilder tree = new TreeBuilder((path, hashes) -> bundle.files.put(path.toString(), hashes));
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
