package org.parley.voting;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.parley.procedure.Manner;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface RoundRepository extends JpaRepository<Round, UUID> {

    List<Round> findByNegotiationOrderByNumberDesc(UUID negotiation);

    List<Round> findByNegotiationAndStateOrderByNumberDesc(UUID negotiation, RoundState state);

    List<Round> findByFollowsOrderByNumberDesc(UUID follows);

    Optional<Round> findByNegotiationAndNumber(UUID negotiation, int number);

    /** Waits until no ballot of the round is on its way to the database, and keeps others waiting until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select round from Round round where round.id = :id")
    Optional<Round> lock(UUID id);

    @Query("select coalesce(max(round.number), 0) from Round round where round.negotiation = :negotiation")
    int lastNumber(UUID negotiation);

    @Query("select distinct round from Round round join round.subjects subject"
            + " where subject.kind = :kind and subject.subject = :subject order by round.number desc")
    List<Round> findBySubject(String kind, UUID subject);

    /** The rounds prepared on a subject, held until the transaction ends: none of them is opened meanwhile. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select round from Round round where round.negotiation = :negotiation"
            + " and round.state = org.parley.voting.RoundState.PREPARED and exists (select 1 from round.subjects subject"
            + " where subject.kind = :kind and subject.subject = :subject) order by round.id")
    List<Round> lockPrepared(UUID negotiation, String kind, UUID subject);

    /** The rounds in which something is being decided, kept as they are until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select round from Round round where round.negotiation = :negotiation"
            + " and round.state in (org.parley.voting.RoundState.OPEN, org.parley.voting.RoundState.CLOSED)")
    List<Round> holdUndecided(UUID negotiation);

    List<Round> findByMannerAndState(Manner manner, RoundState state);

    @Query(
            "select round.id from Round round where round.state = org.parley.voting.RoundState.OPEN and round.reminder <= :now")
    List<UUID> findToRemind(Instant now);

    @Query(
            "select round.id from Round round where round.state = org.parley.voting.RoundState.OPEN and round.deadline <= :now")
    List<UUID> findOverdue(Instant now);
}
