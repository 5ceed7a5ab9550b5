package org.parley.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;
import org.parley.record.evidence.BundleSource;
import org.parley.record.evidence.BundleWriter;
import org.parley.record.evidence.Ledger;
import org.parley.record.evidence.Verifier;
import org.parley.record.verify.TilePath;

/**
 * Goal 9: the verifier beside plain SHA-256 of the same bytes, read from the same files, in time of one core. Floor and candidate
 * alternate. The artifact itself then checks the same bundle in a heap of 512 MB. {@code -Dbench.entries} says how many (1,000,000).
 */
public final class VerifyBench {

    private static final int ROUNDS = 5;

    /** One for each day of a year. A bundle may hold more, and each costs a signature whatever the entries cost. */
    private static final int CHECKPOINTS = 365;

    /** Entries of each round of {@link Ledger#negotiation}, about. */
    private static final int A_ROUND = 23;

    private VerifyBench() {}

    static void run() throws Exception {
        int entries = Integer.getInteger("bench.entries", 1_000_000);
        Path folder = Files.createTempDirectory("parley-verify-bench");
        try {
            Path zip = folder.resolve("bundle.zip");
            long size = write(entries, zip, folder.resolve("bundle"));
            Report.say("%d entries, zip of %d MB", size, Files.size(zip) >> 20);
            double ratio = compare("unpacked", folder.resolve("bundle"));
            Report.goal("at least 0.3 of plain SHA-256", ratio >= 0.3);
            compare("zip", zip);
            small(folder, zip);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static long write(int entries, Path zip, Path directory) throws IOException {
        Ledger ledger = Ledger.negotiation(9, entries, Math.max(1, entries / A_ROUND / CHECKPOINTS));
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            BundleWriter.Target zipped = BundleWriter.into(out);
            ledger.write(
                    (name, content) -> {
                        zipped.write(name, content);
                        Files.createDirectories(directory.resolve(name).getParent());
                        Files.write(directory.resolve(name), content);
                    },
                    null);
        }
        return ledger.size();
    }

    /** As an observer runs it. */
    private static void small(Path folder, Path zip) throws Exception {
        byte[] built = BundleWriter.verifier();
        if (built == null) {
            throw new IllegalStateException("parley-verify.jar is not on the class path");
        }
        Path jar = Files.write(folder.resolve("parley-verify.jar"), built);
        long start = System.nanoTime();
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-jar",
                        jar.toString(),
                        zip.toString())
                .inheritIO()
                .start()
                .waitFor();
        Report.say("parley-verify.jar in 512 MB: exit %d after %d ms", code, (System.nanoTime() - start) / 1_000_000);
    }

    private static double compare(String what, Path path) throws Exception {
        double[] ratios = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            long start = spent();
            long bytes = floor(path);
            long floor = spent() - start;
            start = spent();
            try (BundleSource source = BundleSource.open(path)) {
                var found = Verifier.verify(source, Verifier.Options.NONE);
                if (!found.holds()) {
                    throw new IllegalStateException(found.text());
                }
            }
            long candidate = spent() - start;
            if (round >= 0) {
                ratios[round] = (double) floor / candidate;
                Report.say(
                        "%s: SHA-256 of %d MB %d ms, verifier %d ms, ratio %.3f",
                        what, bytes >> 20, floor / 1_000_000, candidate / 1_000_000, ratios[round]);
            }
        }
        Arrays.sort(ratios);
        Report.say("%s: median ratio %.3f (%.3f to %.3f)", what, ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1]);
        return ratios[ROUNDS / 2];
    }

    /** What this thread has had of its core, in nanoseconds: others' work on the machine does not count. */
    private static long spent() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Reads every entry and every tile and hashes them one after another, and nothing else. */
    private static long floor(Path path) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long bytes = 0;
        try (BundleSource source = BundleSource.open(path)) {
            for (String name : source.names()) {
                if (TilePath.parse(name).isPresent()) {
                    byte[] content = source.read(name, 1 << 24);
                    digest.update(content);
                    bytes += content.length;
                }
            }
        }
        digest.digest();
        return bytes;
    }
}
