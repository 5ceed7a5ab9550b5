package org.parley.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.record.verify.Hash;

/**
 * A record as it stands: whoever has seen size and root can prove later whether anything before was changed.
 *
 * @param at when the last entry was appended; null while there is none
 */
public record RecordState(
        LogId log, long size, Hash root, @Nullable Instant at) {

    /** The root in hex, as programs read it. */
    public String rootHex() {
        return root.hex();
    }
}
