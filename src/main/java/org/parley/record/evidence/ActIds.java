package org.parley.record.evidence;

/** Finds an act's id that stands twice among millions, in 32 bytes for each at most. */
final class ActIds {

    private long[] slots = new long[1 << 11];
    private int size;

    /** Of no meaning: what is never used would not be read. */
    private long near;

    /** Has the memory brought near where this id belongs: for many ids at once, which then wait together and not each by itself. */
    void expect(long low) {
        near ^= slots[start(slots, low)];
    }

    /** Whether the id is new. */
    boolean add(long first, long low) {
        // An empty slot is zero: no id may look like one
        long high = first | 1L << 63;
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

    private static int start(long[] slots, long low) {
        return (int) ((low ^ low >>> 32) * 0x9E3779B97F4A7C15L >>> 32) & (slots.length - 2);
    }

    /** The slot of these bits, or the empty one where they belong. */
    private static int find(long[] slots, long high, long low) {
        int mask = slots.length - 2;
        int at = start(slots, low);
        while (slots[at] != 0 && (slots[at] != high || slots[at + 1] != low)) {
            at = at + 2 & mask;
        }
        return at;
    }
}
