package org.parley.record.signer;

import java.util.UUID;
import org.parley.record.verify.Hash;
import org.parley.record.verify.Tiles;

/** What a signer is shown of a record. It believes none of it before it has computed it anew. */
public interface Ledger {

    /**
     * What the head says.
     *
     * @param size entries in the record
     * @param root root of its tree
     */
    record Claim(long size, Hash root) {}

    /** Takes the bytes of one entry after another. */
    @FunctionalInterface
    interface Entries {

        /**
         * One entry.
         *
         * @param index its place
         * @param bytes as they are stored
         */
        void entry(long index, byte[] bytes);
    }

    /** The head as it is now; size 0 where there is no record. */
    Claim claim(UUID log);

    /** Shows the entries of these indexes in their order, the last not included; fewer where some are missing. */
    void entries(UUID log, long from, long to, Entries entries);

    /** The hashes of the tree as they are stored. */
    Tiles tiles(UUID log);

    /**
     * Returns when nothing that was shown until now can be lost by a stop of the database: what others have committed may be seen before
     * it is on the disk.
     */
    void settle(UUID log);
}
