package org.parley.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.parley.record.verify.EntryBundle;
import org.parley.record.verify.Hash;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.TilePath;
import org.parley.record.verify.Tiles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The records as files, in the layout of C2SP tlog-tiles (https://c2sp.org/tlog-tiles): a folder each, which any web server can serve
 * and any mirror copy. Tiles first and the checkpoint last, so that whoever reads a checkpoint finds what it promises. Everything in the
 * folder can be made again from the database; nothing of it is trusted by anybody.
 */
@Component
class PublishedFiles {

    private static final String CHECKPOINT = "checkpoint";

    private final Path folder;
    private final StoredTree tree;

    PublishedFiles(StoredTree tree, @Value("${parley.record.home:${parley.home:.parley}/record}") Path folder) {
        this.tree = tree;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Writes what has come since the checkpoint that lies there. Two nodes may do so at once: they write the same. */
    void publish(UUID log, SignedCheckpoint signed, String keys) {
        long size = signed.checkpoint().size();
        Path home = home(log);
        try {
            long before = published(home);
            for (TilePath path : TilePath.hashes(size)) {
                write(home, log, path, before);
            }
            for (TilePath path : TilePath.entries(size)) {
                write(home, log, path, before);
            }
            put(home.resolve("keys"), keys.getBytes(StandardCharsets.UTF_8));
            put(home.resolve(CHECKPOINT), signed.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the record cannot be published in " + home, e);
        }
    }

    /** A tile as it is published; one that is partial and was overtaken is made anew. Empty where the record has no such tile. */
    Optional<byte[]> tile(UUID log, TilePath path, long size) {
        if (end(path) > size) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(home(log).resolve(path.toString())));
        } catch (NoSuchFileException overtaken) {
            return Optional.of(content(log, path));
        } catch (IOException e) {
            throw new UncheckedIOException("the record cannot be read in " + home(log), e);
        }
    }

    /** The bytes of a tile, from the database. */
    byte[] content(UUID log, TilePath path) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (path.holdsEntries()) {
            long first = path.index() * Tiles.WIDTH;
            List<byte[]> entries = new ArrayList<>(path.width());
            tree.entries(log, first, first + path.width(), (index, bytes) -> entries.add(bytes));
            if (entries.size() != path.width()) {
                throw new IllegalStateException("the record lacks entries from " + first);
            }
            return EntryBundle.encode(entries);
        }
        for (Hash hash : tree.tiles(log).read(path.level(), path.index(), path.width())) {
            out.writeBytes(hash.bytes());
        }
        return out.toByteArray();
    }

    private void write(Path home, UUID log, TilePath path, long before) throws IOException {
        if (end(path) <= before) {
            return;
        }
        put(home.resolve(path.toString()), content(log, path));
        Path partials = home.resolve(path.width(Tiles.WIDTH) + ".p");
        if (!path.partial()) {
            FileSystemUtils.deleteRecursively(partials);
        } else if (Files.isDirectory(partials)) {
            // A reader of the checkpoint before may still ask for what it promises: the last few stay
            try (var files = Files.list(partials)) {
                for (Path older : files.toList()) {
                    if (width(older) + Tiles.WIDTH / 8 < path.width()) {
                        Files.deleteIfExists(older);
                    }
                }
            }
        }
    }

    private static int width(Path partial) {
        String name = partial.getFileName().toString();
        return name.matches("[0-9]{1,3}") ? Integer.parseInt(name) : Tiles.WIDTH;
    }

    /** How many entries a record must have for this tile to be there. */
    private static long end(TilePath path) {
        int level = Math.max(path.level(), 0);
        return (path.index() * Tiles.WIDTH + path.width()) << (level * Tiles.HEIGHT);
    }

    /** How long the record was that lies there; nothing is believed of a file that does not read. */
    private static long published(Path home) throws IOException {
        try {
            return SignedCheckpoint.parse(Files.readAllBytes(home.resolve(CHECKPOINT)))
                    .checkpoint()
                    .size();
        } catch (NoSuchFileException | IllegalArgumentException none) {
            return 0;
        }
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), ".", ".new");
        Files.write(fresh, bytes);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path home(UUID log) {
        return folder.resolve(log.toString());
    }
}
