package org.parley.record;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; what is null does not matter.
 *
 * @param topic first word of the type: {@code amendment}, {@code round}
 * @param delegation for which it was done
 * @param person who did it
 * @param things what it speaks of, at least one of these: as its subject, its round, or among its public fields; empty for anything
 * @param from not earlier
 * @param until earlier than this
 */
public record RecordFilter(
        @Nullable String topic,
        @Nullable UUID delegation,
        @Nullable UUID person,
        Set<UUID> things,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Every entry. */
    public static final RecordFilter ALL = new RecordFilter(null, null, null, Set.of(), null, null);

    public RecordFilter {
        things = Set.copyOf(things);
    }

    public RecordFilter topic(@Nullable String wanted) {
        return new RecordFilter(wanted, delegation, person, things, from, until);
    }

    public RecordFilter delegation(@Nullable UUID wanted) {
        return new RecordFilter(topic, wanted, person, things, from, until);
    }

    public RecordFilter person(@Nullable UUID wanted) {
        return new RecordFilter(topic, delegation, wanted, things, from, until);
    }

    public RecordFilter things(Collection<UUID> wanted) {
        return new RecordFilter(topic, delegation, person, Set.copyOf(wanted), from, until);
    }

    public RecordFilter from(@Nullable Instant wanted) {
        return new RecordFilter(topic, delegation, person, things, wanted, until);
    }

    public RecordFilter until(@Nullable Instant wanted) {
        return new RecordFilter(topic, delegation, person, things, from, wanted);
    }
}
