package org.parley.deliberation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.identity.PersonId;
import org.parley.kernel.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have typed and not posted. One statement each, because it is saved while they type. */
@Repository
class Drafts {

    private final JdbcClient jdbc;

    Drafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<SubjectRef, String> find(PersonId person, Collection<SubjectRef> places) {
        Map<SubjectRef, String> found = new LinkedHashMap<>();
        if (!places.isEmpty()) {
            jdbc.sql("SELECT place, text FROM comment_draft WHERE person = :person AND place IN (:places)")
                    .param("person", person.value().toString())
                    .param("places", places.stream().map(SubjectRef::toString).toList())
                    .query(row -> {
                        found.put(SubjectRef.parse(row.getString("place")), row.getString("text"));
                    });
        }
        return found;
    }

    void save(PersonId person, SubjectRef place, String text, Instant now) {
        jdbc.sql("""
                        INSERT INTO comment_draft (person, place, text, saved_at) VALUES (?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE text = VALUES(text), saved_at = VALUES(saved_at)""")
                .params(person.value().toString(), place.toString(), text, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    void remove(PersonId person, SubjectRef place) {
        jdbc.sql("DELETE FROM comment_draft WHERE person = ? AND place = ?")
                .params(person.value().toString(), place.toString())
                .update();
    }
}
