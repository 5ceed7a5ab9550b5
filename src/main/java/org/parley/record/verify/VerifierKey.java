package org.parley.record.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The public half of a key that signs notes, as text {@code <name>+<key id>+<base64>} (C2SP signed-note, verifier keys,
 * https://c2sp.org/signed-note). Equal when name, kind and key are.
 */
public final class VerifierKey {

    /** What a signature by the key says. */
    public enum Kind {
        /** That the signer wrote the text: the log's own signature (signature type 0x01). */
        NOTE((byte) 1),
        /** That a witness saw the log grow to this checkpoint (type 0x04, https://c2sp.org/tlog-cosignature). */
        COSIGNATURE((byte) 4);

        private final byte code;

        Kind(byte code) {
            this.code = code;
        }

        static Kind of(byte code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("a key of an unknown kind: " + code);
        }
    }

    private final String name;
    private final Kind kind;
    private final byte[] bytes;
    private final PublicKey key;
    private final int id;

    VerifierKey(String name, Kind kind, byte[] bytes) {
        this.name = requireName(name);
        this.kind = kind;
        this.bytes = bytes.clone();
        key = Ed25519.publicKey(bytes);
        id = id(name, kind, bytes);
    }

    /** @throws IllegalArgumentException if it is not a key that we know how to use, or its id is not that of the key */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a verifier key");
        }
        byte[] all = Lines.base64(parts[2]);
        if (all.length != 1 + Ed25519.KEY_SIZE) {
            throw new IllegalArgumentException("not an Ed25519 verifier key");
        }
        VerifierKey key = new VerifierKey(parts[0], Kind.of(all[0]), Arrays.copyOfRange(all, 1, all.length));
        if (!hex(key.id).equals(parts[1])) {
            throw new IllegalArgumentException("the key id is " + hex(key.id) + ", not " + parts[1]);
        }
        return key;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** The first four bytes of {@code SHA-256(name ‖ 0x0A ‖ type ‖ key)}: it finds a key, it does not authenticate it. */
    public int id() {
        return id;
    }

    /** Whether the signature is by this key over the text. For a cosignature the text is that of a checkpoint. */
    public boolean verifies(String text, byte[] signature) {
        return switch (kind) {
            case NOTE -> Ed25519.verifies(key, text.getBytes(StandardCharsets.UTF_8), signature);
            case COSIGNATURE -> {
                if (signature.length != Long.BYTES + Ed25519.SIGNATURE_SIZE) {
                    yield false;
                }
                long time = ByteBuffer.wrap(signature).getLong();
                yield time >= 0
                        && Ed25519.verifies(
                                key, cosigned(time, text), Arrays.copyOfRange(signature, Long.BYTES, signature.length));
            }
        };
    }

    /** As it is written: what a house publishes and what an observer is given. */
    @Override
    public String toString() {
        return name + "+" + hex(id) + "+" + Lines.base64(typed(kind, bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && kind == that.kind
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, kind, id);
    }

    static byte[] typed(Kind kind, byte[] bytes) {
        return Lines.concat(new byte[] {kind.code}, bytes);
    }

    static String hex(int id) {
        return HexFormat.of().toHexDigits(id);
    }

    /** @throws IllegalArgumentException if a note could not write the name */
    static String requireName(String name) {
        boolean fit = !name.isEmpty()
                && name.indexOf('+') < 0
                && name.codePoints().noneMatch(c -> c < 0x20 || Character.isWhitespace(c) || Character.isSpaceChar(c));
        if (!fit) {
            throw new IllegalArgumentException("not the name of a key: " + name);
        }
        return name;
    }

    /** What a witness signs (tlog-cosignature, Ed25519 signed message). */
    static byte[] cosigned(long time, String text) {
        return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static int id(String name, Kind kind, byte[] bytes) {
        byte[] hash = Hash.sha256((name + "\n").getBytes(StandardCharsets.UTF_8), typed(kind, bytes))
                .bytes();
        return ByteBuffer.wrap(hash).getInt();
    }
}
