package org.parley.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors: the example of C2SP signed-note, and those of Go's {@code golang.org/x/mod/sumdb/note}. */
class NoteTests {

    private static final String EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String EXAMPLE_NOTE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    private static final String PETER_SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final VerifierKey PETER =
            VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    private static final VerifierKey ENOCH =
            VerifierKey.parse("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String BY_PETER =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String BY_ENOCH =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    @Test
    void verifiesTheExampleOfTheSpecification() {
        VerifierKey key = VerifierKey.parse(EXAMPLE_KEY);
        Note note = note(EXAMPLE_NOTE);
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.signers(List.of(key))).containsExactly(key);
        assertThat(key).hasToString(EXAMPLE_KEY);
        assertThat(new String(note.bytes(), StandardCharsets.UTF_8)).isEqualTo(EXAMPLE_NOTE);
    }

    @Test
    void signsAsGoDoesToTheByte() {
        SignerKey peter = SignerKey.parse(PETER_SECRET);
        assertThat(peter.verifier()).isEqualTo(PETER).hasToString(PETER.toString());
        assertThat(peter.secret()).isEqualTo(PETER_SECRET);
        assertThat(peter.sign(TEXT).line()).isEqualTo(BY_PETER);
        assertThat(peter.toString()).doesNotContain("AYEKFALVFGyNhPJEMzD1QIDr");
    }

    @Test
    void namesWhoSignedAmongTheKeysItIsGivenAndPassesOverOthers() {
        Note both = note(TEXT + "\n" + BY_PETER + BY_ENOCH);
        assertThat(both.signers(List.of(PETER))).containsExactly(PETER);
        assertThat(both.signers(List.of(ENOCH, PETER))).containsExactly(PETER, ENOCH);
        assertThat(both.signers(List.of(VerifierKey.parse(EXAMPLE_KEY)))).isEmpty();
        assertThat(note(TEXT + "\n" + BY_PETER + BY_PETER).signers(List.of(PETER)))
                .containsExactly(PETER);
    }

    @Test
    void refusesTheWholeNoteForOneWrongSignatureOfAKnownKey() {
        Note forged = note(TEXT.replace("your", "my") + "\n" + BY_PETER + BY_ENOCH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forged.signers(List.of(PETER)))
                .withMessage("the signature of PeterNeumann is wrong");
        Note borrowed = note(TEXT + "\n" + BY_PETER + BY_ENOCH.replace("AF1aGrQ5ov", "AF1aGrQ5ow"));
        assertThatIllegalArgumentException().isThrownBy(() -> borrowed.signers(List.of(PETER, ENOCH)));
    }

    @Test
    void refusesTextAfterTheSignedPart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> note(EXAMPLE_NOTE + "and more\n"))
                .withMessage("text after the signed part");
        assertThatIllegalArgumentException().isThrownBy(() -> note(EXAMPLE_NOTE + "and more"));
        assertThatIllegalArgumentException().isThrownBy(() -> note(EXAMPLE_NOTE + "\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> note(EXAMPLE_NOTE + " "));
        assertThatIllegalArgumentException().isThrownBy(() -> note(EXAMPLE_NOTE + "\nand more\n"));
        // Signed anew by itself the addition is another text, which the first key never signed
        Note wrapped = note(EXAMPLE_NOTE + "\n" + BY_PETER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wrapped.signers(List.of(VerifierKey.parse(EXAMPLE_KEY), PETER)));
        assertThat(wrapped.signers(List.of(VerifierKey.parse(EXAMPLE_KEY)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n— PeterNeumann\n",
                "text\n\n— PeterNeumann \n",
                "text\n\n—  x08go/ZJ\n",
                "text\n\n— Peter Neumann x08go/ZJ\n",
                "text\n\n— Peter+Neumann x08go/ZJ\n",
                "text\n\n— PeterNeumann x08go/Z\n",
                "text\n\n— PeterNeumann x08gow==\n",
                "text\n\n- PeterNeumann x08go/ZJ\n",
                "text\n\n— PeterNeumann x08go/ZJ",
                "text\n\n— PeterNeumann x08go/ZJ\r\n",
                "te\u0001xt\n\n— PeterNeumann x08go/ZJ\n"
            })
    void refusesWhatIsNoNote(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> note(text));
    }

    @Test
    void refusesBytesThatAreNotUtf8TooManySignaturesAndTooMuchText() {
        byte[] bytes = EXAMPLE_NOTE.getBytes(StandardCharsets.UTF_8);
        bytes[3] = (byte) 0xff;
        assertThatIllegalArgumentException().isThrownBy(() -> Note.parse(bytes));
        String line = "— w AAAAAAA=\n";
        assertThat(note("x\n\n" + line.repeat(100)).signatures()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> note("x\n\n" + line.repeat(101)));
        assertThatIllegalArgumentException().isThrownBy(() -> Note.parse(new byte[Note.MAX_BYTES + 1]));
    }

    @Test
    void noticesEveryOtherByteAnywhereInANote() {
        VerifierKey key = VerifierKey.parse(EXAMPLE_KEY);
        byte[] good = EXAMPLE_NOTE.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < good.length; at++) {
            for (int value = 1; value < 256; value++) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) value;
                assertThat(accepted(bad, key)).as("byte %d ^ %d", at, value).isFalse();
            }
        }
        assertThat(accepted(good, key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumanN+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
                "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX"
            })
    void refusesAVerifierKeyThatIsNotOne(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(text));
    }

    @Test
    void refusesASignerKeyThatIsNotOneWithoutSayingWhatItHeld() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignerKey.parse(PETER_SECRET.replace("c74f20a3", "c74f20a4")))
                .withMessageNotContaining("AYEKFALVFGyNhPJEMzD1QIDr");
        assertThatIllegalArgumentException().isThrownBy(() -> SignerKey.parse(PETER.toString()));
    }

    @Test
    void makesKeysThatSignWhatTheyVerify() {
        SignerKey key = SignerKey.generate("parley/x/y", VerifierKey.Kind.NOTE, new SecureRandom());
        assertThat(SignerKey.parse(key.secret()).verifier()).isEqualTo(key.verifier());
        assertThat(VerifierKey.parse(key.verifier().toString())).isEqualTo(key.verifier());
        Note note = new Note("a\n\nb\n", List.of(key.sign("a\n\nb\n")));
        assertThat(Note.parse(note.bytes())).isEqualTo(note);
        assertThat(note.signers(List.of(key.verifier()))).containsExactly(key.verifier());
        assertThat(SignerKey.generate("parley/x/y", VerifierKey.Kind.NOTE, new SecureRandom())
                        .verifier())
                .isNotEqualTo(key.verifier());
    }

    @Test
    void keepsWitnessesAndAuthorsApart() {
        SignerKey witness = SignerKey.generate("w", VerifierKey.Kind.COSIGNATURE, new SecureRandom());
        assertThatIllegalStateException().isThrownBy(() -> witness.sign("text\n"));
        assertThatIllegalStateException()
                .isThrownBy(() -> SignerKey.parse(PETER_SECRET).cosign("text\n", Instant.EPOCH));
        Note.Signature signature = witness.cosign("text\n", Instant.ofEpochSecond(1_679_315_147));
        assertThat(signature.cosignedAt()).isEqualTo(1_679_315_147);
        assertThat(witness.verifier().verifies("text\n", signature.bytes())).isTrue();
        assertThat(witness.verifier().verifies("next\n", signature.bytes())).isFalse();
        byte[] later = signature.bytes();
        later[7]++;
        assertThat(witness.verifier().verifies("text\n", later)).isFalse();
    }

    @Test
    void takesNoLineFeedOrNothingForAText() {
        List<Note.Signature> one = List.of(SignerKey.parse(PETER_SECRET).sign("x\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Note("x", one));
        assertThatIllegalArgumentException().isThrownBy(() -> new Note("x\n", Collections.emptyList()));
    }

    private static boolean accepted(byte[] bytes, VerifierKey key) {
        try {
            return !Note.parse(bytes).signers(List.of(key)).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Note note(String text) {
        return Note.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
