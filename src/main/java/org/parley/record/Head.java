package org.parley.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.parley.record.verify.Hash;
import org.parley.record.verify.RightEdge;

/**
 * The head of a record as its row keeps it.
 *
 * @param at when the last entry was appended; null while there is none
 */
record Head(RightEdge edge, Hash root, @Nullable Instant at) {

    /** The head of a record that nothing was appended to. */
    static final Head EMPTY = new Head(RightEdge.EMPTY, RightEdge.EMPTY.root(), null);

    /** From columns size, edge, root, at. */
    static Head read(ResultSet row, int number) throws SQLException {
        LocalDateTime at = row.getObject("at", LocalDateTime.class);
        Head head = new Head(
                RightEdge.of(row.getLong("size"), row.getBytes("edge")),
                Hash.of(row.getBytes("root")),
                at == null ? null : at.toInstant(ZoneOffset.UTC));
        if (!head.edge.root().equals(head.root)) {
            throw new IllegalStateException(
                    "the head of the record does not hold together at size " + head.edge.size());
        }
        return head;
    }

    /** The time for the next entry: now, but never before the last one. */
    Instant next(Instant now) {
        Instant exact = now.truncatedTo(ChronoUnit.MILLIS);
        return at != null && at.isAfter(exact) ? at : exact;
    }
}
