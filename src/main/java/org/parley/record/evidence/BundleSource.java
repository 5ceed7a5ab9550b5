package org.parley.record.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of an evidence bundle, wherever they are: in a zip, or unpacked in a directory. Names are relative, with slashes. */
public interface BundleSource extends Closeable {

    /** Every file, in order. */
    List<String> names();

    boolean has(String name);

    /**
     * The whole content of a file.
     *
     * @param most bytes that it may have
     * @throws IOException if it is not there, longer, or cannot be read
     */
    byte[] read(String name, int most) throws IOException;

    @Override
    default void close() throws IOException {}

    /** @throws IOException if there is neither a zip nor a directory */
    static BundleSource open(Path path) throws IOException {
        return Files.isDirectory(path) ? new Directory(path) : new Zip(path);
    }

    /** A bundle in a zip file. */
    final class Zip implements BundleSource {

        private final ZipFile zip;
        private final SortedMap<String, ZipEntry> entries = new TreeMap<>();

        Zip(Path path) throws IOException {
            zip = new ZipFile(path.toFile());
            try {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (entry.isDirectory()) {
                        continue;
                    }
                    // Two files of one name would let two readers see two records
                    if (entries.put(entry.getName(), entry) != null) {
                        throw new IOException("the zip holds " + entry.getName() + " twice");
                    }
                }
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        }

        @Override
        public List<String> names() {
            return List.copyOf(entries.keySet());
        }

        @Override
        public boolean has(String name) {
            return entries.containsKey(name);
        }

        @Override
        public byte[] read(String name, int most) throws IOException {
            ZipEntry entry = entries.get(name);
            if (entry == null) {
                throw new IOException("there is no " + name);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return limited(in, name, most);
            } catch (RuntimeException e) {
                throw new IOException(name + " cannot be unpacked", e);
            }
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /** A bundle that was unpacked. */
    final class Directory implements BundleSource {

        private final Path root;
        private final List<String> names;

        Directory(Path root) throws IOException {
            this.root = root;
            try (Stream<Path> files = Files.walk(root, new FileVisitOption[0])) {
                names = files.filter(file -> !Files.isDirectory(file))
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .sorted()
                        .toList();
            }
        }

        @Override
        public List<String> names() {
            return names;
        }

        @Override
        public boolean has(String name) {
            return Collections.binarySearch(names, name) >= 0;
        }

        @Override
        public byte[] read(String name, int most) throws IOException {
            if (!has(name)) {
                throw new IOException("there is no " + name);
            }
            try (InputStream in = Files.newInputStream(root.resolve(name))) {
                return limited(in, name, most);
            }
        }
    }

    private static byte[] limited(InputStream in, String name, int most) throws IOException {
        byte[] bytes = in.readNBytes(most);
        if (in.read() >= 0) {
            throw new IOException(name + " is longer than " + most + " bytes");
        }
        return bytes;
    }
}
