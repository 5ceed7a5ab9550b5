package org.parley.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.record.verify.EntryBundle;

/** The same record read by Go's note and tlog packages, which share no line with ours. */
class ForeignCheckTests {

    @TempDir
    private static Path folder;

    private static GoCheck go;

    @BeforeAll
    static void buildsTheProgramWhereGoIsThere() throws IOException, InterruptedException {
        go = GoCheck.in(folder);
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
            GoCheck.Run run = go.check(ledger.checkpoint().bundle(), "size" + size);
            assertThat(run.out()).startsWith("ok " + size + " entries");
            assertThat(run.code()).isZero();
        }
    }

    @Test
    void agreesOnARecordWithRoundsAndTilesOfThreeLevels() throws IOException, InterruptedException {
        Ledger ledger = Ledger.negotiation(31, 66_000);
        GoCheck.Run run = go.check(ledger.bundle(), "large");
        assertThat(run.out())
                .startsWith("ok " + ledger.size() + " entries")
                .contains(ledger.checkpoints().getLast().checkpoint().root().base64());
        assertThat(run.code()).isZero();
    }

    @Test
    void refusesWhatOursRefuses() throws IOException, InterruptedException {
        Ledger ledger = Ledger.negotiation(32, 300);
        MemoryBundle entry = ledger.bundle();
        List<byte[]> entries = EntryBundle.decode(entry.files.get("tile/entries/000"));
        entries.get(17)[3] ^= 1;
        entry.files.put("tile/entries/000", EntryBundle.encode(entries));
        assertThat(go.check(entry, "entry").out()).startsWith("FAIL the entries give root");

        MemoryBundle tile = ledger.bundle();
        tile.files.get("tile/1/000.p/1")[0] ^= 1;
        assertThat(go.check(tile, "tile").out()).startsWith("FAIL tile/1/000.p/1 is not made of the entries");

        MemoryBundle signature = ledger.bundle();
        byte[] head = signature.files.get("checkpoint");
        signature.files.put(
                "checkpoint",
                new String(head, StandardCharsets.UTF_8)
                        .replace(Ledger.ORIGIN + "\n", Ledger.ORIGIN + "1\n")
                        .getBytes(StandardCharsets.UTF_8));
        GoCheck.Run run = go.check(signature, "signature");
        assertThat(run.out()).contains("invalid signature");
        assertThat(run.code()).isEqualTo(1);
    }
}
