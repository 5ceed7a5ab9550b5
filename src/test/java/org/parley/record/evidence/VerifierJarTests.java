package org.parley.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.kernel.Json;
import org.parley.record.verify.Hash;
import org.parley.record.verify.LogProof;
import org.parley.record.verify.RightEdge;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.Tree;

/** The artifact itself, run as an observer runs it: a plain Java, no class path. */
class VerifierJarTests {

    private static final Ledger LEDGER = Ledger.negotiation(21, 60);

    @TempDir
    private Path folder;

    private Path jar;
    private Path bundle;

    private record Run(int code, String out) {}

    @BeforeEach
    void takesTheJarThatTheHouseCarries() throws IOException {
        byte[] built = BundleWriter.verifier();
        assertThat(built)
                .as("the build puts parley-verify.jar on the class path")
                .isNotNull();
        jar = Files.write(folder.resolve("parley-verify.jar"), built);
        bundle = Files.write(folder.resolve("bundle.zip"), LEDGER.zip());
    }

    @Test
    void isSmallAndNeedsNothing() throws IOException {
        assertThat(Files.size(jar)).isLessThan(200 * 1024);
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.getManifest().getMainAttributes().getValue("Class-Path"))
                    .isNull();
        }
        List<String> names = new ArrayList<>();
        try (InputStream in = Files.newInputStream(jar);
                JarInputStream classes = new JarInputStream(in)) {
            for (ZipEntry entry = classes.getNextEntry(); entry != null; entry = classes.getNextEntry()) {
                if (!entry.isDirectory()) {
                    names.add(entry.getName());
                }
            }
        }
        assertThat(names)
                .allMatch(name -> name.matches(
                        "org/parley/(record/(evidence|verify)|procedure)/.*|org/parley/kernel/(Json|RuleViolation).*"));
    }

    @Test
    void saysALineForEachCheckAndLeavesWithZeroOnlyIfAllHold() throws Exception {
        Run good = run(bundle.toString(), "--key", LEDGER.key().verifier().toString());
        assertThat(good.out).contains("Everything holds.").doesNotContain("FAIL");
        assertThat(good.code).isZero();
        for (Check check : Check.values()) {
            assertThat(good.out).contains("ok   " + check.word());
        }

        MemoryBundle bent = LEDGER.bundle();
        bent.files.put("checkpoint", (bent.text("checkpoint") + "\n").getBytes(StandardCharsets.UTF_8));
        Path directory = unpack(bent);
        Run bad = run(directory.toString(), "--json");
        assertThat(bad.code).isEqualTo(1);
        Json.Obj report = Json.parse(bad.out).asObject();
        assertThat(report.bool("holds")).isFalse();
        assertThat(report.array("checks").size()).isEqualTo(Check.values().length);

        assertThat(run("--what").code).isEqualTo(2);
        assertThat(run(folder.resolve("nothing.zip").toString()).code).isEqualTo(2);
        assertThat(run("--help").out).contains("java -jar parley-verify.jar BUNDLE.zip");
    }

    @Test
    void checksAReceiptByItself() throws IOException {
        SignedCheckpoint head = LEDGER.checkpoints().getLast();
        List<Hash> leaves =
                LEDGER.entries().stream().map(entry -> Hash.leaf(entry.bytes())).toList();
        RightEdge edge = RightEdge.EMPTY;
        for (Hash leaf : leaves) {
            edge = edge.append(leaf);
        }
        Tree tree = new Tree(leaves.size(), (level, index, width) -> leaves.subList(0, width));
        byte[] entry = LEDGER.entries().get(4).bytes();
        Path receipt = Files.write(
                folder.resolve("ballot.tlog-proof"), new LogProof(entry, 4, tree.inclusion(4), head).bytes());
        String key = LEDGER.key().verifier().toString();
        Run good = here(receipt.toString(), "--key", key);
        assertThat(good.out).startsWith("ok   entry 4 is in the record " + Ledger.ORIGIN);
        assertThat(good.code).isZero();
        assertThat(here(receipt.toString(), "--key", key, "--json").out).contains("\"holds\": true");
        assertThat(here(receipt.toString()).code).isEqualTo(1);
        Files.write(receipt, new LogProof(entry, 5, tree.inclusion(4), head).bytes());
        assertThat(here(receipt.toString(), "--key", key).out)
                .startsWith("FAIL the path does not lead from the entry to the root");
    }

    private Path unpack(MemoryBundle files) throws IOException {
        Path directory = Files.createDirectory(folder.resolve("unpacked"));
        for (String name : files.names()) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, files.files.get(name));
        }
        return directory;
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("CLASSPATH");
        File out = folder.resolve("out.txt").toFile();
        Process process = builder.redirectOutput(out).start();
        int code = process.waitFor();
        return new Run(code, Files.readString(out.toPath()));
    }

    private static Run here(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = Main.run(List.of(arguments), print, print);
        return new Run(code, out.toString(StandardCharsets.UTF_8));
    }
}
