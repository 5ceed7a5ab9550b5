package org.parley.record.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The secret half of a key that signs notes, as text {@code PRIVATE+KEY+<name>+<key id>+<base64>}: the form of Go's
 * {@code golang.org/x/mod/sumdb/note}, so that a key can be moved between tools. Never prints itself but by {@link #secret()}.
 */
public final class SignerKey {

    private static final String PREFIX = "PRIVATE+KEY+";

    private final VerifierKey verifier;
    private final byte[] seed;

    private SignerKey(String name, VerifierKey.Kind kind, byte[] seed) {
        this.seed = seed.clone();
        verifier = new VerifierKey(name, kind, Ed25519.publicKeyOf(seed));
    }

    /**
     * A new key.
     *
     * @param name a record's origin, or the name of a witness: no space, no plus
     */
    public static SignerKey generate(String name, VerifierKey.Kind kind, SecureRandom random) {
        byte[] seed = new byte[Ed25519.KEY_SIZE];
        random.nextBytes(seed);
        return new SignerKey(name, kind, seed);
    }

    /** @throws IllegalArgumentException if it is not what {@link #secret()} wrote; says nothing of what it holds */
    public static SignerKey parse(String secret) {
        String[] parts = secret.split("\\+", 5);
        if (!secret.startsWith(PREFIX) || parts.length != 5) {
            throw new IllegalArgumentException("not a signer key");
        }
        byte[] all = Lines.base64(parts[4]);
        if (all.length != 1 + Ed25519.KEY_SIZE) {
            throw new IllegalArgumentException("not an Ed25519 signer key");
        }
        SignerKey key = new SignerKey(parts[2], VerifierKey.Kind.of(all[0]), Arrays.copyOfRange(all, 1, all.length));
        if (!VerifierKey.hex(key.verifier.id()).equals(parts[3])) {
            throw new IllegalArgumentException("the id of the signer key is not that of the key");
        }
        return key;
    }

    /** What the key's file holds. */
    public String secret() {
        return PREFIX
                + verifier.name()
                + "+"
                + VerifierKey.hex(verifier.id())
                + "+"
                + Lines.base64(VerifierKey.typed(verifier.kind(), seed));
    }

    /** The half that everybody may have. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs a checkpoint. The key must be the record's own: its name is the origin. */
    public SignedCheckpoint sign(Checkpoint checkpoint) {
        if (!verifier.name().equals(checkpoint.origin())) {
            throw new IllegalArgumentException(
                    "the key of " + verifier.name() + " does not sign for " + checkpoint.origin());
        }
        return new SignedCheckpoint(new Note(checkpoint.text(), List.of(sign(checkpoint.text()))));
    }

    /** Signs a text. @throws IllegalStateException if the key is a witness's, which signs with a time */
    public Note.Signature sign(String text) {
        require(VerifierKey.Kind.NOTE);
        return signature(Ed25519.sign(seed, text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Signs as a witness that the checkpoint with this text was the largest it had seen at that time.
     *
     * @param at to the second
     * @throws IllegalStateException if the key is not a witness's
     */
    public Note.Signature cosign(String text, Instant at) {
        require(VerifierKey.Kind.COSIGNATURE);
        long time = at.getEpochSecond();
        byte[] stamp = ByteBuffer.allocate(Long.BYTES).putLong(time).array();
        return signature(Lines.concat(stamp, Ed25519.sign(seed, VerifierKey.cosigned(time, text))));
    }

    private Note.Signature signature(byte[] bytes) {
        return new Note.Signature(verifier.name(), verifier.id(), bytes);
    }

    private void require(VerifierKey.Kind kind) {
        if (verifier.kind() != kind) {
            throw new IllegalStateException("a key for another kind of signature");
        }
    }

    /** The public half: a secret must not come into a log by a slip. */
    @Override
    public String toString() {
        return "the signer of " + verifier;
    }
}
