package org.parley.record.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Binds to content without showing it: {@code SHA-256("parley/payload/1" ‖ salt ‖ payload)}. Whoever is given salt and payload can check
 * them; without the salt nothing can be guessed, even of a content as short as "yes"; when both are erased the record still holds.
 */
public final class Commitment {

    /** Bytes of a salt. */
    public static final int SALT_SIZE = 32;

    private static final byte[] DOMAIN = "parley/payload/1".getBytes(StandardCharsets.US_ASCII);

    private Commitment() {}

    /** @throws IllegalArgumentException if the salt is not 32 bytes: another length would let bytes wander between salt and payload */
    public static Hash of(byte[] salt, byte[] payload) {
        if (salt.length != SALT_SIZE) {
            throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
        }
        byte[] all = Arrays.copyOf(DOMAIN, DOMAIN.length + SALT_SIZE + payload.length);
        System.arraycopy(salt, 0, all, DOMAIN.length, SALT_SIZE);
        System.arraycopy(payload, 0, all, DOMAIN.length + SALT_SIZE, payload.length);
        // In one piece, which hashes faster than three
        return Hash.sha256(all);
    }

    /** Whether salt and payload are what the commitment was made of. */
    public static boolean opens(Hash commitment, byte[] salt, byte[] payload) {
        return salt.length == SALT_SIZE && of(salt, payload).equals(commitment);
    }
}
