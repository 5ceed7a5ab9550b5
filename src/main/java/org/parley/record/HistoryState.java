package org.parley.record;

import java.time.Instant;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thing as one transaction left it.
 *
 * @param revision number of the transaction in the history of the house
 * @param act what the transaction did to it
 * @param person who did it; null where the house itself did or nobody was noted
 * @param personName the name as it is now
 * @param log the record that has the entry; null where the transaction appended none
 * @param index the first entry of the transaction there
 * @param values the properties that are set, by name: texts, numbers, booleans, instants, UUIDs, enum constants or lists of them
 */
public record HistoryState(
        long revision,
        Kind act,
        Instant at,
        @Nullable UUID person,
        @Nullable String personName,
        @Nullable LogId log,
        @Nullable Long index,
        SequencedMap<String, Object> values) {

    /** What happened to the thing. */
    public enum Kind {
        MADE,
        CHANGED,
        REMOVED
    }
}
