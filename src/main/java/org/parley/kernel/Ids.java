package org.parley.kernel;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes time-ordered identifiers (RFC 9562, version 7), so that rows of one kind lie in the order they were made: each that a process
 * makes is greater than all it made before, within one millisecond too. What happened at one time is put in order by them.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Of the newest identifier the 48 bits of time and the twelve after them. */
    private static final AtomicLong NEWEST = new AtomicLong();

    private Ids() {}

    /**
     * A new identifier: 48 bits of Unix milliseconds, twelve that count within one from a random start (RFC 9562, 6.2, method 1; a count
     * that runs over goes on in the time), then 62 random bits.
     */
    public static UUID next() {
        long fresh = System.currentTimeMillis() << 12 | RANDOM.nextInt(1 << 11);
        long newest = NEWEST.updateAndGet(before -> Math.max(fresh, before + 1));
        long most = newest >>> 12 << 16 | 0x7000L | newest & 0x0FFFL;
        long least = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
