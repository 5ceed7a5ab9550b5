package org.parley.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.record.verify.EntryBundle;

/** The same record read by Go's note and tlog packages, which share no line with ours. */
class ForeignCheckTests {

    private static final Path SOURCES = Path.of("/usr/share/gocode");
    private static final Path PROGRAM = Path.of("src/test/go/main.go").toAbsolutePath();

    @TempDir
    private static Path folder;

    private static Path check;

    private record Run(int code, String out) {}

    @BeforeAll
    static void buildsTheProgramWhereGoIsThere() throws IOException, InterruptedException {
        boolean there = Files.isDirectory(SOURCES.resolve("src/golang.org/x/mod/sumdb/tlog"))
                && Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "go")));
        assumeTrue(there, "SKIPPED: no Go with golang-golang-x-mod-dev, so the record was not checked by others' code");
        check = folder.resolve("check");
        Run build = run(folder, List.of("go", "build", "-o", check.toString(), PROGRAM.toString()));
        assertThat(build.out).isEmpty();
        assertThat(build.code).isZero();
    }

    @Test
    void agreesOnRecordsOfManySizes() throws IOException, InterruptedException {
        for (int size : new int[] {1, 2, 7, 255, 256, 257, 511, 700}) {
            Ledger ledger = new Ledger(size, 3);
            for (int i = 0; i < size; i++) {
                if (i > 0 && i % 50 == 0) {
                    ledger.checkpoint();
                }
                ledger.remark("remark " + i);
            }
            Run run = check(ledger.checkpoint().bundle(), "size" + size);
            assertThat(run.out).startsWith("ok " + size + " entries");
            assertThat(run.code).isZero();
        }
    }

    @Test
    void agreesOnARecordWithRoundsAndTilesOfThreeLevels() throws IOException, InterruptedException {
        Ledger ledger = Ledger.negotiation(31, 66_000);
        Run run = check(ledger.bundle(), "large");
        assertThat(run.out)
                .startsWith("ok " + ledger.size() + " entries")
                .contains(ledger.checkpoints().getLast().checkpoint().root().base64());
        assertThat(run.code).isZero();
    }

    @Test
    void refusesWhatOursRefuses() throws IOException, InterruptedException {
        Ledger ledger = Ledger.negotiation(32, 300);
        MemoryBundle entry = ledger.bundle();
        List<byte[]> entries = EntryBundle.decode(entry.files.get("tile/entries/000"));
        entries.get(17)[3] ^= 1;
        entry.files.put("tile/entries/000", EntryBundle.encode(entries));
        assertThat(check(entry, "entry").out).startsWith("FAIL the entries give root");

        MemoryBundle tile = ledger.bundle();
        tile.files.get("tile/1/000.p/1")[0] ^= 1;
        assertThat(check(tile, "tile").out).startsWith("FAIL tile/1/000.p/1 is not made of the entries");

        MemoryBundle signature = ledger.bundle();
        byte[] head = signature.files.get("checkpoint");
        signature.files.put(
                "checkpoint",
                new String(head, StandardCharsets.UTF_8)
                        .replace(Ledger.ORIGIN + "\n", Ledger.ORIGIN + "1\n")
                        .getBytes(StandardCharsets.UTF_8));
        Run run = check(signature, "signature");
        assertThat(run.out).contains("invalid signature");
        assertThat(run.code).isEqualTo(1);
    }

    private static Run check(MemoryBundle bundle, String name) throws IOException, InterruptedException {
        Path directory = folder.resolve(name);
        for (String file : bundle.names()) {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, bundle.files.get(file));
        }
        return run(folder, List.of(check.toString(), directory.toString()));
    }

    private static Run run(Path home, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(home.toFile());
        // The packages lie where the distribution puts them; nothing is fetched
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", SOURCES.toString());
        builder.environment().put("GOFLAGS", "");
        builder.environment().put("GOCACHE", home.resolve("cache").toString());
        Path out = home.resolve("out.txt");
        Process process = builder.redirectOutput(out.toFile()).start();
        int code = process.waitFor();
        return new Run(code, Files.readString(out));
    }
}
