package org.parley.record.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A SHA-256 hash, and how the Merkle tree of RFC 6962, section 2.1, makes them: a leaf is {@code H(0x00 ‖ entry)}, a node is
 * {@code H(0x01 ‖ left ‖ right)}, so that no entry can pass for a node.
 */
public final class Hash {

    /** Bytes in a hash. */
    public static final int SIZE = 32;

    /** The root of the tree without leaves: the hash of nothing. */
    public static final Hash EMPTY = new Hash(digest().digest());

    private final byte[] bytes;

    /** The bytes are its own from now on. */
    Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException if it is not 32 bytes */
    public static Hash of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** @throws IllegalArgumentException if it is not 64 lower-case hexadecimal digits */
    public static Hash ofHex(String hex) {
        Hash hash = of(HexFormat.of().parseHex(hex));
        if (!hash.hex().equals(hex)) {
            throw new IllegalArgumentException("a hash is written in lower case");
        }
        return hash;
    }

    /** The plain hash of these parts, one after another. */
    public static Hash sha256(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /** The hash of an entry as a leaf. */
    public static Hash leaf(byte[] entry) {
        MessageDigest digest = digest();
        digest.update((byte) 0);
        digest.update(entry);
        return new Hash(digest.digest());
    }

    /** The hash of two subtrees. */
    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = digest();
        digest.update((byte) 1);
        digest.update(left.bytes);
        digest.update(right.bytes);
        return new Hash(digest.digest());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** As checkpoints write it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
