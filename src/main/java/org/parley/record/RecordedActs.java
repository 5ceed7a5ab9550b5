package org.parley.record;

import java.util.List;
import java.util.UUID;
import org.parley.kernel.PublicActs;
import org.parley.kernel.SubjectRef;
import org.parley.record.verify.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the entries that speak of a thing. */
@Component
class RecordedActs implements PublicActs {

    private final JdbcClient jdbc;

    RecordedActs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Entered> about(UUID negotiation, UUID thing) {
        return jdbc
                .sql("""
                        SELECT e.idx, e.bytes FROM record_mention m
                        STRAIGHT_JOIN record_entry e ON e.log = m.log AND e.idx = m.idx
                        WHERE m.log = ? AND m.thing = ? ORDER BY m.idx""")
                .params(negotiation, thing)
                .query((row, number) -> new Found(row.getLong("idx"), Entry.parse(row.getBytes("bytes"))))
                .list()
                .stream()
                .filter(found -> found.entry().visibility().equals(Entry.Visibility.PUBLIC))
                .map(RecordedActs::entered)
                .toList();
    }

    private record Found(long index, Entry entry) {}

    private static Entered entered(Found found) {
        Entry entry = found.entry();
        return new Entered(
                found.index(),
                entry.type(),
                entry.at(),
                new SubjectRef(entry.subject().kind(), entry.subject().id()),
                entry.data(),
                entry.text());
    }
}
