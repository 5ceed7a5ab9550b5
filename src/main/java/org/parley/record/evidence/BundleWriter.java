package org.parley.record.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.parley.record.verify.EntryBundle;
import org.parley.record.verify.EntryReader;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.TilePath;
import org.parley.record.verify.Tiles;
import org.parley.record.verify.TreeBuilder;
import org.parley.record.verify.VerifierKey;

/**
 * Writes an evidence bundle in one pass, holding one tile of entries at a time. The same record at the same checkpoint gives the same
 * bytes, whoever exports it with the same openings. Use: make one, {@link #add} every entry up to the newest checkpoint in order, close it.
 */
public final class BundleWriter implements Closeable {

    private final Target target;
    private final List<VerifierKey> keys;
    private final List<SignedCheckpoint> checkpoints;
    private final TreeBuilder tree;
    private final List<byte[]> tile = new ArrayList<>();
    private final StringBuilder openings = new StringBuilder();
    private final Rounds rounds = new Rounds(new Problems(false, 0));
    private final EntryReader reader = new EntryReader();
    private final Map<String, byte[]> beside = new TreeMap<>();

    /** Where the files go. */
    @FunctionalInterface
    public interface Target {

        void write(String name, byte[] content) throws IOException;
    }

    /** Writes into a zip that the caller opens and closes. */
    public static Target into(ZipOutputStream zip) {
        return (name, content) -> {
            ZipEntry entry = new ZipEntry(name);
            // No time of day: the same record gives the same bytes
            entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
            boolean hashes = name.startsWith("tile/") && !name.startsWith("tile/entries/");
            if (hashes || name.equals(Layout.JAR)) {
                CRC32 crc = new CRC32();
                crc.update(content);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(crc.getValue());
            }
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        };
    }

    /**
     * {@code parley-verify.jar} as it was built with this house.
     *
     * @return null where the house runs from classes that the build did not make
     */
    public static byte @Nullable [] verifier() throws IOException {
        try (InputStream in = BundleWriter.class.getResourceAsStream("/verify/" + Layout.JAR)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /**
     * Begins a bundle.
     *
     * @param keys keys of the record, the current one first, then those before it, then those of witnesses; each signature on each
     *     checkpoint must be by one of them
     * @param checkpoints in the order of their sizes, each of another size; the last is the newest, up to which entries are added
     * @param verifier {@code parley-verify.jar}; null where the house has none at hand
     */
    public BundleWriter(
            Target target, List<VerifierKey> keys, List<SignedCheckpoint> checkpoints, byte @Nullable [] verifier)
            throws IOException {
        if (checkpoints.isEmpty()) {
            throw new IllegalArgumentException("a bundle needs a checkpoint");
        }
        this.target = target;
        this.keys = List.copyOf(keys);
        this.checkpoints = List.copyOf(checkpoints);
        tree = new TreeBuilder(this::tile);
        StringBuilder lines = new StringBuilder();
        keys.forEach(key -> lines.append(key).append('\n'));
        beside(Layout.KEYS, lines.toString().getBytes(StandardCharsets.UTF_8));
        for (SignedCheckpoint checkpoint : checkpoints) {
            boolean newest = checkpoint == checkpoints.getLast();
            beside(
                    newest
                            ? Layout.CHECKPOINT
                            : Layout.CHECKPOINTS + checkpoint.checkpoint().size(),
                    checkpoint.bytes());
        }
        if (verifier != null) {
            beside(Layout.JAR, verifier);
        }
    }

    /**
     * Adds the next entry.
     *
     * @param entry its bytes as they are stored
     * @param opening what opens its commitment, where whoever gets the bundle may have it; null where not, and where it has none
     */
    public void add(byte[] entry, @Nullable Opening opening) throws IOException {
        long index = tree.size();
        if (opening != null) {
            if (opening.index() != index) {
                throw new IllegalArgumentException("the opening of " + opening.index() + " beside entry " + index);
            }
            openings.append(opening.line()).append('\n');
        }
        tile.add(entry.clone());
        try {
            tree.append(entry, 0, entry.length);
        } catch (FailedWrite e) {
            throw e.cause;
        }
        reader.read(entry, 0, entry.length);
        if (Rounds.concerns(reader.type())) {
            rounds.accept(index, reader, opening);
        }
        if (tile.size() == Tiles.WIDTH) {
            entries();
        }
    }

    /** Writes what is left. @throws IllegalStateException if not exactly the entries of the newest checkpoint were added */
    @Override
    public void close() throws IOException {
        SignedCheckpoint head = checkpoints.getLast();
        if (tree.size() != head.checkpoint().size()) {
            throw new IllegalStateException(tree.size() + " entries for a checkpoint of "
                    + head.checkpoint().size());
        }
        if (!tile.isEmpty()) {
            entries();
        }
        try {
            tree.end();
        } catch (FailedWrite e) {
            throw e.cause;
        }
        rounds.end();
        for (Map.Entry<String, byte[]> file :
                Results.of(head.checkpoint(), keys, rounds.results()).entrySet()) {
            beside(file.getKey(), file.getValue());
        }
        target.write(Layout.SUMS, Layout.sums(beside));
    }

    private void beside(String name, byte[] content) throws IOException {
        beside.put(name, content);
        target.write(name, content);
    }

    private void entries() throws IOException {
        long number = (tree.size() - 1) / Tiles.WIDTH;
        target.write(new TilePath(TilePath.ENTRIES, number, tile.size()).toString(), EntryBundle.encode(tile));
        tile.clear();
        if (!openings.isEmpty()) {
            target.write(Layout.openings(number), openings.toString().getBytes(StandardCharsets.UTF_8));
            openings.setLength(0);
        }
    }

    private void tile(TilePath path, byte[] hashes) {
        try {
            target.write(path.toString(), hashes);
        } catch (IOException e) {
            throw new FailedWrite(e);
        }
    }

    /** Carries a failure to write out of the tree. */
    private static final class FailedWrite extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final IOException cause;

        FailedWrite(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
