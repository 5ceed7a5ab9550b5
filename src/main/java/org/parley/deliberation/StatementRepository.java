package org.parley.deliberation;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StatementRepository extends Repository<Statement, UUID> {

    Statement saveAndFlush(Statement statement);

    Optional<Statement> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Statement s where s.id = :id")
    Optional<Statement> lock(UUID id);

    /** On record, drafts and what was put away. */
    List<Statement> findByNegotiationOrderByBegunAtAscIdAsc(UUID negotiation);

    List<Statement> findByNegotiationAndDelegationAndStatusOrderByChangedAtDescIdDesc(
            UUID negotiation, UUID delegation, StatementStatus status);

    /** What is about one of these things, or tied to the outcome of one that is a round. */
    @Query("select s from Statement s where s.subject in :things or s.round in :things order by s.begunAt, s.id")
    List<Statement> about(Collection<UUID> things);

    List<Statement> findByCorrectsIn(Collection<UUID> corrected);

    /** The statements that stand of which a delegation has but one; a correction is not counted. */
    @Query(
            "select count(s) from Statement s where s.kind = :kind and s.delegation = :delegation and s.subject = :subject"
                    + " and s.corrects is null and s.status = org.parley.deliberation.StatementStatus.ENTERED")
    int standing(StatementKind kind, UUID delegation, UUID subject);
}
