package org.parley.record;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Actor;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;
import org.parley.record.verify.Entry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Wakes the screens of this node for what was done on another: the record is the log of events, and each node follows it by index
 * (ADR 0006). What this node appended itself its screens have heard already; at worst they hear it twice, which only makes them look
 * again.
 */
@Component
class OtherNodes {

    private static final long LOOK_AGAIN_MILLIS = 250;

    /** Most entries read of a record in one look: after a long silence of the database the rest follows with the next. */
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    /** Up to where each record has been heard here; null until the first look, which only learns where they stand. */
    private volatile @Nullable Map<UUID, Long> heard;

    /** What this node appended beyond that, from and to by record. */
    private final Map<UUID, NavigableMap<Long, Long>> own = new ConcurrentHashMap<>();

    OtherNodes(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** This node has committed these entries, the last not included. */
    void appendedHere(LogId log, long from, long to) {
        if (!log.isHouse()) {
            own.computeIfAbsent(log.value(), ignored -> new ConcurrentSkipListMap<>())
                    .put(from, to);
        }
    }

    /** Looks for entries that others appended; a database that does not answer is asked again the next time. */
    @Scheduled(fixedDelay = LOOK_AGAIN_MILLIS)
    void look() {
        try {
            Map<UUID, Long> sizes = sizes();
            Map<UUID, Long> known = heard;
            if (known == null) {
                heard = new ConcurrentHashMap<>(sizes);
                return;
            }
            sizes.forEach((log, size) -> known.merge(
                    log, hear(log, Objects.requireNonNull(known.getOrDefault(log, 0L)), size), (before, now) -> now));
        } catch (DataAccessException unreachable) {
            // The next look finds what this one missed
        }
    }

    private Map<UUID, Long> sizes() {
        Map<UUID, Long> sizes = new ConcurrentHashMap<>();
        jdbc.sql("SELECT log, size FROM record_head WHERE log <> ?")
                .param(LogId.HOUSE.value())
                .query(row -> {
                    sizes.put(Objects.requireNonNull(row.getObject("log", UUID.class)), row.getLong("size"));
                });
        return sizes;
    }

    /** From this index on; returns the index that comes after the last one heard. */
    private long hear(UUID log, long from, long size) {
        long next = from;
        NavigableMap<Long, Long> mine = own.getOrDefault(log, new ConcurrentSkipListMap<>());
        while (next < size) {
            Map.Entry<Long, Long> range = mine.floorEntry(next);
            if (range != null && range.getValue() > next) {
                next = range.getValue();
                continue;
            }
            Map.Entry<Long, Long> ahead = mine.higherEntry(next);
            long to = Math.min(next + AT_ONCE, ahead == null ? size : Math.min(size, ahead.getKey()));
            tell(log, next, to);
            next = to;
        }
        long reached = next;
        mine.entrySet().removeIf(past -> past.getValue() <= reached);
        return next;
    }

    private void tell(UUID log, long from, long to) {
        List<byte[]> entries = jdbc.sql(
                        "SELECT bytes FROM record_entry WHERE log = ? AND idx >= ? AND idx < ? ORDER BY idx")
                .params(log, from, to)
                .query((row, number) -> row.getBytes("bytes"))
                .list();
        for (byte[] bytes : entries) {
            Entry entry = Entry.parse(bytes);
            UUID person = entry.actor().person();
            events.publishEvent(new Touched(
                    log,
                    new SubjectRef(entry.subject().kind(), entry.subject().id()),
                    entry.type(),
                    person == null ? Actor.HOUSE : person,
                    entry.visibility() instanceof Entry.Visibility.Delegation(UUID own) ? own : null));
        }
    }
}
