package org.parley.record.verify;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Up to 256 entries in one file: each after its length in two bytes, the higher first (C2SP tlog-tiles, log entries). */
public final class EntryBundle {

    private EntryBundle() {}

    /** @throws IllegalArgumentException if there are more than 256, or one is longer than {@link EntryReader#MAX_BYTES} */
    public static byte[] encode(List<byte[]> entries) {
        if (entries.isEmpty() || entries.size() > Tiles.WIDTH) {
            throw new IllegalArgumentException("a bundle holds 1 to 256 entries, not " + entries.size());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > Entry.MAX_BYTES) {
                throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
            }
            out.write(entry.length >> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /** @throws IllegalArgumentException if the bytes end within an entry, or there are more than 256 */
    public static List<byte[]> decode(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at < bundle.length) {
            if (at + 2 > bundle.length) {
                throw new IllegalArgumentException("the bundle ends within an entry");
            }
            int length = (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
            int end = at + 2 + length;
            if (end > bundle.length) {
                throw new IllegalArgumentException("the bundle ends within an entry");
            }
            if (entries.size() == Tiles.WIDTH) {
                throw new IllegalArgumentException("more than 256 entries in a bundle");
            }
            entries.add(Arrays.copyOfRange(bundle, at + 2, end));
            at = end;
        }
        return entries;
    }
}
