package org.parley.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a record took in between two moments, set out to be printed.
 *
 * @param lines the entries in their order, without those of ballots
 * @param more entries that were left out at the end because there are too many
 * @param cast how many ballots were accepted, by round
 * @param opened the entries that say how each delegation voted, by round
 * @param end the record after the last of these entries
 * @param signed the first checkpoint over all of it, or the newest while none is; empty while nothing was signed
 */
public record Minutes(
        List<RecordLine> lines,
        int more,
        Map<UUID, Integer> cast,
        Map<UUID, List<RecordLine>> opened,
        RecordState end,
        Optional<SignedState> signed) {

    /** Most entries that are set out. */
    public static final int LIMIT = 2_000;
}
