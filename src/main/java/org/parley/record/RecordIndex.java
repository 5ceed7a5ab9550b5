package org.parley.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final int KEPT = 8_192;

    private final JdbcClient jdbc;

    /** Entries never change, so that what was committed here a moment ago need not be asked for. */
    private final Map<String, Long> recent = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > KEPT;
        }
    });

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
    public Map<String, Long> indexesOf(Collection<String> idems) {
        Map<String, Long> found = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String idem : idems) {
            Long index = recent.get(idem);
            if (index == null) {
                unknown.add(idem);
            } else {
                found.put(idem, index);
            }
        }
        if (!unknown.isEmpty()) {
            jdbc.sql("SELECT idem, idx FROM record_entry WHERE idem IN (:idems)")
                    .param("idems", unknown)
                    .query(row -> {
                        found.put(row.getString(1), row.getLong(2));
                    });
        }
        return found;
    }

    /** Told after the commit. */
    void committed(Map<String, Long> indexes) {
        recent.putAll(indexes);
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
