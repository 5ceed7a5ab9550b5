package org.parley.record;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.RevisionType;
import org.hibernate.envers.query.AuditEntity;
import org.hibernate.persister.entity.EntityPersister;
import org.parley.identity.PersonId;
import org.parley.identity.PersonQueries;
import org.parley.kernel.Historied;
import org.parley.kernel.Revision;
import org.parley.kernel.SubjectRef;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The states of any thing that has a history, from Envers: the record proves, this shows. Which states a person may see is said by the
 * thing's module, state by state.
 */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class HistoryQueries {

    /** Most states that are read of one thing. */
    public static final int LIMIT = 200;

    private final EntityManager entities;
    private final PersonQueries people;
    private final Map<String, Historied<?>> kinds;

    HistoryQueries(EntityManager entities, PersonQueries people, List<Historied<?>> kinds) {
        this.entities = entities;
        this.people = people;
        this.kinds = kinds.stream().collect(Collectors.toMap(Historied::kind, Function.identity()));
    }

    /** Whether things of this kind have a history. */
    public boolean keeps(String kind) {
        return kinds.containsKey(kind);
    }

    /** The states that the person signed in may see, the newest first; empty where there are none. */
    public List<HistoryState> states(SubjectRef subject) {
        Historied<?> kind = kinds.get(subject.kind());
        return kind == null ? List.of() : states(kind, subject.id());
    }

    private <E> List<HistoryState> states(Historied<E> kind, UUID id) {
        List<?> rows = AuditReaderFactory.get(entities)
                .createQuery()
                .forRevisionsOfEntity(kind.type(), false, true)
                .add(AuditEntity.id().eq(id))
                .addOrder(AuditEntity.revisionNumber().desc())
                .setMaxResults(LIMIT)
                .getResultList();
        List<Object[]> visible = rows.stream()
                .map(row -> (Object[]) row)
                .filter(row -> kind.visible(kind.type().cast(row[0])))
                .toList();
        Map<PersonId, String> names = people.names(visible.stream()
                .flatMap(row -> Stream.ofNullable(((Revision) row[1]).person()))
                .distinct()
                .map(PersonId::new)
                .toList());
        EntityPersister persister = entities.getEntityManagerFactory()
                .unwrap(SessionFactoryImplementor.class)
                .getMappingMetamodel()
                .getEntityDescriptor(kind.type());
        return visible.stream()
                .map(row -> state((Revision) row[1], (RevisionType) row[2], values(persister, row[0]), names))
                .toList();
    }

    private static HistoryState state(
            Revision revision, RevisionType type, SequencedMap<String, Object> values, Map<PersonId, String> names) {
        UUID person = revision.person();
        Long index = revision.recordIndex();
        return new HistoryState(
                revision.id(),
                switch (type) {
                    case ADD -> HistoryState.Kind.MADE;
                    case MOD -> HistoryState.Kind.CHANGED;
                    case DEL -> HistoryState.Kind.REMOVED;
                },
                Instant.ofEpochMilli(revision.at()),
                person,
                person == null ? null : names.get(new PersonId(person)),
                index == null ? null : LogId.of(revision.negotiation()),
                index,
                values);
    }

    /** What is not audited is never set in a state that Envers makes, so that only what has a history is left. */
    private static SequencedMap<String, Object> values(EntityPersister persister, Object state) {
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        String[] names = persister.getPropertyNames();
        for (int i = 0; i < names.length; i++) {
            Object value = persister.getValue(state, i);
            if (value != null && i != persister.getVersionPropertyIndex()) {
                values.put(names[i], value);
            }
        }
        return values;
    }
}
