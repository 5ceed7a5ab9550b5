package org.parley.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogProofTests {

    private static final int SIZE = 300;
    private static final List<byte[]> ENTRIES = IntStream.range(0, SIZE)
            .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.UTF_8))
            .toList();

    private final SecureRandom random = new SecureRandom();
    private final SignerKey key = SignerKey.generate("parley/house/1", VerifierKey.Kind.NOTE, random);
    private final SignerKey witness = SignerKey.generate("witness/1", VerifierKey.Kind.COSIGNATURE, random);
    private final List<VerifierKey> keys = List.of(key.verifier(), witness.verifier());
    private final Tree tree =
            new Tree(SIZE, new MemoryTiles(ENTRIES.stream().map(Hash::leaf).toList()));
    private final Checkpoint checkpoint = new Checkpoint("parley/house/1", SIZE, tree.root());
    private final SignedCheckpoint signed =
            key.sign(checkpoint).with(witness.cosign(checkpoint.text(), Instant.parse("2026-11-22T10:00:00Z")));

    @Test
    void isWrittenAsTheSpecificationWritesIt() {
        LogProof proof = new LogProof("entry 7".getBytes(StandardCharsets.UTF_8), 7, tree.inclusion(7), signed);
        String text = new String(proof.bytes(), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("c2sp.org/tlog-proof@v1\nextra ZW50cnkgNw==\nindex 7\n"
                        + tree.inclusion(7).getFirst().base64() + "\n")
                .endsWith("\n\n" + new String(signed.bytes(), StandardCharsets.UTF_8));
        assertThat(LogProof.parse(proof.bytes())).isEqualTo(proof);
        LogProof bare = new LogProof(null, 7, tree.inclusion(7), signed);
        assertThat(new String(bare.bytes(), StandardCharsets.UTF_8)).startsWith("c2sp.org/tlog-proof@v1\nindex 7\n");
        assertThat(LogProof.parse(bare.bytes()).extra()).isNull();
    }

    @Test
    void provesEveryEntryAndNoOther() {
        for (int i = 0; i < SIZE; i++) {
            LogProof proof = LogProof.parse(new LogProof(ENTRIES.get(i), i, tree.inclusion(i), signed).bytes());
            assertThat(proof.verify(ENTRIES.get(i), keys)).containsExactly(witness.verifier());
            byte[] other = ENTRIES.get((i + 1) % SIZE);
            assertThatIllegalArgumentException().isThrownBy(() -> proof.verify(other, keys));
        }
    }

    @Test
    void provesTheOnlyEntryOfARecordWithAnEmptyPath() {
        Checkpoint one = new Checkpoint("parley/house/1", 1, Hash.leaf(ENTRIES.getFirst()));
        LogProof proof = LogProof.parse(new LogProof(null, 0, List.of(), key.sign(one)).bytes());
        assertThat(proof.verify(ENTRIES.getFirst(), keys)).isEmpty();
    }

    @Test
    void noticesEveryOtherByteOfAReceipt() {
        byte[] entry = ENTRIES.get(299);
        byte[] good = new LogProof(null, 299, tree.inclusion(299), signed).bytes();
        LogProof.parse(good).verify(entry, keys);
        for (int at = 0; at < good.length; at++) {
            for (int value : new int[] {1, 2, 4, 8, 16, 32, 64, 128}) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) value;
                assertThat(refused(bad, entry)).as("byte %d ^ %d", at, value).isTrue();
            }
        }
    }

    @Test
    void refusesAReceiptOfAnotherRecordOrKey() {
        LogProof proof = new LogProof(null, 3, tree.inclusion(3), signed);
        SignerKey other = SignerKey.generate("parley/house/1", VerifierKey.Kind.NOTE, random);
        assertThatIllegalArgumentException().isThrownBy(() -> proof.verify(ENTRIES.get(3), List.of(other.verifier())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogProof.parse("c2sp.org/tlog-proof@v1\n".getBytes(StandardCharsets.UTF_8)));
        assertThatIllegalArgumentException().isThrownBy(() -> LogProof.parse(signed.bytes()));
    }

    /** A changed name or id makes a witness unknown, which the specification passes over: then it is not among those named. */
    private boolean refused(byte[] bytes, byte[] entry) {
        try {
            return !LogProof.parse(bytes).verify(entry, keys).contains(witness.verifier());
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
