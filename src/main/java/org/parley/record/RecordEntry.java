package org.parley.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.record.verify.Entry;
import org.parley.record.verify.Hash;

/**
 * An entry with all that proves it.
 *
 * @param bytes what was hashed, as stored
 * @param leaf its leaf hash
 * @param path the hashes beside the way from the leaf to the root, the lowest first
 * @param state the tree that the path leads into
 * @param proven whether the path, computed anew from the bytes, leads to that root
 */
public record RecordEntry(
        RecordLine line,
        Entry entry,
        byte[] bytes,
        Hash leaf,
        List<Hash> path,
        RecordState state,
        boolean proven,
        Content content) {

    public RecordEntry {
        path = List.copyOf(path);
    }

    /** The leaf hash in hex, as programs read it. */
    public String leafHex() {
        return leaf.hex();
    }

    /** The path in hex, as programs read it. */
    public List<String> pathHex() {
        return path.stream().map(Hash::hex).toList();
    }

    /** What is kept apart from the entry. */
    public sealed interface Content {

        /** Nothing. */
        record None() implements Content {}

        /** Content that this person may read, and whether it is what the entry commits to. */
        record Open(byte[] bytes, String mediaType, byte[] salt, boolean holds) implements Content {}

        /** Content of one delegation, to which the person does not belong. */
        record OfDelegation(@Nullable String name) implements Content {}

        /** Content that waits for a later entry to open it. */
        record Sealed() implements Content {}

        /** Content that was taken away; the commitment remains. */
        record Erased() implements Content {}
    }
}
