package org.parley.record;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.parley.kernel.ActIndex;
import org.parley.kernel.Openings;
import org.parley.record.verify.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds entries by the client's id of their act, for the modules that published them. */
@Component
class RecordIndex implements ActIndex, Openings {

    private final JdbcClient jdbc;

    RecordIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public OptionalLong indexOf(String idem) {
        return jdbc.sql("SELECT idx FROM record_entry WHERE idem = ?").param(idem).query(Long.class).list().stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    public List<Opening> of(Collection<String> idems) {
        if (idems.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql("""
                        SELECT e.idem, e.idx, e.bytes, p.salt, p.content, p.media_type
                        FROM record_entry e JOIN record_payload p ON p.log = e.log AND p.idx = e.idx
                        WHERE e.idem IN (:idems) ORDER BY e.log, e.idx""")
                .param("idems", idems)
                .query((row, number) ->
                        Entry.parse(row.getBytes("bytes")).visibility().equals(Entry.Visibility.SEALED)
                                ? new Opening(
                                        row.getString("idem"),
                                        row.getLong("idx"),
                                        row.getBytes("salt"),
                                        row.getBytes("content"),
                                        row.getString("media_type"))
                                : null)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }
}
