package org.parley.kernel;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes time-ordered identifiers (RFC 9562, version 7), so that rows of one kind lie in the order they were made. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new identifier: 48 bits of Unix milliseconds, then 74 random bits. */
    public static UUID next() {
        long random = RANDOM.nextLong();
        long most = (System.currentTimeMillis() << 16) | 0x7000L | (random & 0x0FFFL);
        long least = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
