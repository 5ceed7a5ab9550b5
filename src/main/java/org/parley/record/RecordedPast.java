package org.parley.record;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.envers.AuditReader;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.RevisionType;
import org.hibernate.envers.query.AuditEntity;
import org.parley.kernel.Past;
import org.parley.kernel.Revision;
import org.parley.kernel.SubjectRef;
import org.parley.record.verify.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads Envers' revisions in the order of the record: a revision is written some milliseconds after the entry that it belongs to, so that
 * its own time would show the state before an act at the very moment of its entry.
 */
@Component
class RecordedPast implements Past {

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    /** Envers needs a transaction; of those who ask, some bring none, as the guides that name things. */
    RecordedPast(EntityManager entities, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.entities = entities;
        this.jdbc = jdbc;
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    @Override
    public <E> Map<UUID, E> states(Class<E> type, Collection<UUID> ids, Instant moment) {
        return ids.isEmpty() ? Map.of() : Objects.requireNonNull(reading.execute(_ -> read(type, ids, moment)));
    }

    private <E> Map<UUID, E> read(Class<E> type, Collection<UUID> ids, Instant moment) {
        AuditReader reader = AuditReaderFactory.get(entities);
        List<?> rows = reader.createQuery()
                .forRevisionsOfEntity(type, false, true)
                .addProjection(AuditEntity.id())
                .addProjection(AuditEntity.revisionNumber())
                .add(AuditEntity.id().in(ids))
                .getResultList();
        Set<Long> begun = until(
                rows.stream().map(row -> (Long) ((Object[]) row)[1]).distinct().toList(), moment);
        Map<UUID, Long> last = new HashMap<>();
        for (Object row : rows) {
            Object[] pair = (Object[]) row;
            if (begun.contains((Long) pair[1])) {
                last.merge((UUID) pair[0], (Long) pair[1], Math::max);
            }
        }
        if (last.isEmpty()) {
            return Map.of();
        }
        Map<UUID, E> states = new HashMap<>();
        List<?> found = reader.createQuery()
                .forRevisionsOfEntity(type, false, true)
                .add(AuditEntity.id().in(last.keySet()))
                .add(AuditEntity.revisionNumber().in(new HashSet<>(last.values())))
                .getResultList();
        for (Object row : found) {
            Object[] state = (Object[]) row;
            UUID id = (UUID)
                    entities.getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(state[0]);
            if (Objects.equals(last.get(id), ((Revision) state[1]).id()) && state[2] != RevisionType.DEL) {
                states.put(id, type.cast(state[0]));
            }
        }
        return states;
    }

    /** Those of the revisions that count until a moment. */
    private Set<Long> until(List<Long> revisions, Instant moment) {
        if (revisions.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                        SELECT r.id FROM revision r
                        LEFT JOIN record_entry e ON e.log = COALESCE(r.negotiation, :house) AND e.idx = r.record_index
                        WHERE r.id IN (:revisions) AND (e.at <= :moment OR (e.at IS NULL AND r.at <= :millis))""")
                .param("house", LogId.HOUSE.value())
                .param("revisions", revisions)
                .param("moment", LocalDateTime.ofInstant(moment, ZoneOffset.UTC))
                .param("millis", moment.toEpochMilli())
                .query(Long.class)
                .list());
    }

    @Override
    public List<Step> steps(UUID negotiation, SubjectRef thing, Instant moment) {
        return jdbc
                .sql("""
                        SELECT e.bytes FROM record_mention m
                        STRAIGHT_JOIN record_entry e ON e.log = m.log AND e.idx = m.idx
                        WHERE m.log = ? AND m.thing = ? AND e.at <= ? ORDER BY m.idx""")
                .params(negotiation, thing.id(), LocalDateTime.ofInstant(moment, ZoneOffset.UTC))
                .query((row, number) -> Entry.parse(row.getBytes("bytes")))
                .list()
                .stream()
                .filter(entry -> entry.subject().kind().equals(thing.kind())
                        && entry.subject().id().equals(thing.id()))
                .map(entry -> new Step(entry.type(), entry.at(), entry.actor().person(), entry.text()))
                .toList();
    }
}
