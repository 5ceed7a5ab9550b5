package org.parley.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example texts are those of C2SP tlog-checkpoint, tlog-cosignature and tlog-witness. */
class CheckpointTests {

    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private static final String EXAMPLE = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """;

    private final SecureRandom random = new SecureRandom();
    private final SignerKey key = SignerKey.generate("parley/house/1", VerifierKey.Kind.NOTE, random);
    private final SignerKey witness = SignerKey.generate("witness/1", VerifierKey.Kind.COSIGNATURE, random);
    private final Checkpoint checkpoint = new Checkpoint("parley/house/1", 3, Hash.leaf(new byte[] {1}));

    @Test
    void readsTheExampleOfTheSpecification() {
        SignedCheckpoint signed = SignedCheckpoint.parse(EXAMPLE.getBytes(StandardCharsets.UTF_8));
        assertThat(signed.checkpoint().origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(signed.checkpoint().size()).isEqualTo(20_852_163);
        assertThat(signed.checkpoint().root().base64()).isEqualTo(ROOT);
        assertThat(signed.note().signatures().getLast().cosignedAt()).isEqualTo(1_679_315_147);
        assertThat(new String(signed.bytes(), StandardCharsets.UTF_8)).isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o\n1\n",
                "o\n01\n" + ROOT + "\n",
                "o\n-1\n" + ROOT + "\n",
                "o\n+1\n" + ROOT + "\n",
                "o\n9223372036854775808\n" + ROOT + "\n",
                "o\n0\n" + ROOT + "\n",
                "\n1\n" + ROOT + "\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "o\n1\nAAAA\n",
                "o\n1\n" + ROOT,
                "o\n1\n" + ROOT + "\nextension\n",
                "o\n1\n" + ROOT + "\n\n"
            })
    void refusesWhatIsNotExactlyThreeLines(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse(text));
    }

    @Test
    void writesTheEmptyRecordWithTheHashOfNothing() {
        Checkpoint empty = new Checkpoint("o", 0, Hash.EMPTY);
        assertThat(empty.text()).isEqualTo("o\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        assertThat(Checkpoint.parse(empty.text())).isEqualTo(empty);
    }

    @Test
    void demandsTheSignatureOfTheRecordItself() {
        SignedCheckpoint signed = key.sign(checkpoint);
        assertThat(SignedCheckpoint.parse(signed.bytes())).isEqualTo(signed);
        assertThat(signed.verify(List.of(key.verifier()))).isEmpty();
        SignerKey other = SignerKey.generate("parley/house/2", VerifierKey.Kind.NOTE, random);
        assertThatIllegalArgumentException().isThrownBy(() -> other.sign(checkpoint));
        SignedCheckpoint foreign =
                new SignedCheckpoint(new Note(checkpoint.text(), List.of(other.sign(checkpoint.text()))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> foreign.verify(List.of(key.verifier(), other.verifier())))
                .withMessage("not signed by a known key of parley/house/1");
        SignedCheckpoint onlyWitnessed = new SignedCheckpoint(
                new Note(checkpoint.text(), List.of(witness.cosign(checkpoint.text(), Instant.EPOCH))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> onlyWitnessed.verify(List.of(key.verifier(), witness.verifier())));
    }

    @Test
    void namesTheWitnessesThatSignedToo() {
        SignedCheckpoint signed =
                key.sign(checkpoint).with(witness.cosign(checkpoint.text(), Instant.parse("2026-11-22T10:00:00Z")));
        assertThat(signed.verify(List.of(key.verifier(), witness.verifier()))).containsExactly(witness.verifier());
        assertThat(signed.verify(List.of(key.verifier()))).isEmpty();
        Checkpoint other = new Checkpoint("parley/house/1", 4, checkpoint.root());
        SignedCheckpoint borrowed =
                key.sign(other).with(signed.note().signatures().getLast());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> borrowed.verify(List.of(key.verifier(), witness.verifier())));
    }

    @Test
    void staysVerifiableWithTheOldKeyAfterAnotherTookItsPlace() {
        SignerKey next = SignerKey.generate("parley/house/1", VerifierKey.Kind.NOTE, random);
        List<VerifierKey> keys = List.of(next.verifier(), key.verifier());
        assertThat(key.sign(checkpoint).verify(keys)).isEmpty();
        assertThat(next.sign(checkpoint).verify(keys)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> next.sign(checkpoint).verify(List.of(key.verifier())));
    }

    @Test
    void writesTheRequestToAWitnessAsTheSpecificationDoes() {
        String request = """
                old 20852014
                PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
                jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=

                """ + EXAMPLE;
        WitnessRequest read = WitnessRequest.parse(request.getBytes(StandardCharsets.UTF_8));
        assertThat(read.older()).isEqualTo(20_852_014);
        assertThat(read.proof()).hasSize(2);
        assertThat(new String(read.bytes(), StandardCharsets.UTF_8)).isEqualTo(request);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WitnessRequest.parse(EXAMPLE.getBytes(StandardCharsets.UTF_8)));

        SignedCheckpoint signed = key.sign(checkpoint);
        Note.Signature cosignature = witness.cosign(checkpoint.text(), Instant.EPOCH);
        List<Note.Signature> answered = WitnessRequest.answer(cosignature.line().getBytes(StandardCharsets.UTF_8));
        assertThat(signed.with(answered.getFirst()).verify(List.of(key.verifier(), witness.verifier())))
                .containsExactly(witness.verifier());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WitnessRequest.answer("<html>\n".getBytes(StandardCharsets.UTF_8)));
    }
}
