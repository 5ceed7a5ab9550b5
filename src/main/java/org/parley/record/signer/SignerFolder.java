package org.parley.record.signer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A folder of the signer's own. A file in it is either as it was before or as it shall be, and on the disk before anybody is told,
 * whatever stops the machine; only the account of the house reads it.
 */
final class SignerFolder {

    /** The folders that a thread of this process has for itself. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path folder;

    SignerFolder(Path folder) {
        this.folder = folder;
        try {
            boolean fresh = !Files.exists(folder);
            Files.createDirectories(folder);
            if (fresh && posix(folder)) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the signer cannot use " + folder, e);
        }
    }

    SignerFolder folder(String name) {
        return new SignerFolder(folder.resolve(name));
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(folder.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the signer cannot read " + folder.resolve(name), e);
        }
    }

    void write(String name, String content) {
        Path target = folder.resolve(name);
        Path fresh = folder.resolve(name + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                if (posix(fresh)) {
                    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
                }
                ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
        } catch (IOException e) {
            throw new UncheckedIOException("the signer cannot write " + target, e);
        }
    }

    /**
     * Does it while nobody else uses the folder, neither here nor in another process; empty when somebody does. Threads of this process
     * are kept apart before they come to the file: closing it, one would take the other's lock away (POSIX gives it to the process).
     */
    <T> Optional<T> alone(Supplier<T> work) {
        Path own = path("lock").toAbsolutePath().normalize();
        if (!TAKEN.add(own)) {
            return Optional.empty();
        }
        try {
            return locked(work);
        } finally {
            TAKEN.remove(own);
        }
    }

    private <T> Optional<T> locked(Supplier<T> work) {
        try (FileChannel channel = FileChannel.open(path("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null ? Optional.empty() : Optional.of(work.get());
        } catch (OverlappingFileLockException busy) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the signer cannot lock " + folder, e);
        }
    }

    /** Without this a file that was put in its place may be gone after a loss of power. Some systems cannot open a folder. */
    private void forceFolder() {
        if (!posix(folder)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("the signer cannot write " + folder, e);
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
