package org.parley.record.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.parley.record.verify.Hash;

/** Finds an act's id that stands twice among millions, in 32 bytes for each at most: a UUID as it is, any other id by 128 bits of its hash. */
final class ActIds {

    private long[] slots = new long[1 << 11];
    private int size;

    /** Whether the id is new. */
    boolean add(String idem) {
        UUID bits = bits(idem);
        // An empty slot is zero: no id may look like one
        long high = bits.getMostSignificantBits() | 1L << 63;
        long low = bits.getLeastSignificantBits();
        if (size * 4 > slots.length) {
            grow();
        }
        int at = find(slots, high, low);
        if (slots[at] != 0) {
            return false;
        }
        slots[at] = high;
        slots[at + 1] = low;
        size++;
        return true;
    }

    /** Most ids are a UUID; any other is hashed to the size of one. */
    private static UUID bits(String idem) {
        if (idem.length() == 36) {
            try {
                UUID id = UUID.fromString(idem);
                if (id.toString().equals(idem)) {
                    return id;
                }
            } catch (IllegalArgumentException e) {
                // An id of another kind
            }
        }
        ByteBuffer hash = ByteBuffer.wrap(
                Hash.sha256(idem.getBytes(StandardCharsets.UTF_8)).bytes());
        return new UUID(hash.getLong(), hash.getLong());
    }

    private void grow() {
        long[] wider = new long[slots.length * 2];
        for (int at = 0; at < slots.length; at += 2) {
            if (slots[at] != 0) {
                int to = find(wider, slots[at], slots[at + 1]);
                wider[to] = slots[at];
                wider[to + 1] = slots[at + 1];
            }
        }
        slots = wider;
    }

    /** The slot of these bits, or the empty one where they belong. */
    private static int find(long[] slots, long high, long low) {
        int mask = slots.length - 2;
        int at = (int) ((low ^ low >>> 32) * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (slots[at] != 0 && (slots[at] != high || slots[at + 1] != low)) {
            at = at + 2 & mask;
        }
        return at;
    }
}
