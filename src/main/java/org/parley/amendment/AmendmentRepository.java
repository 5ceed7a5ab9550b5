package org.parley.amendment;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AmendmentRepository extends Repository<Amendment, UUID> {

    Amendment save(Amendment amendment);

    Amendment saveAndFlush(Amendment amendment);

    Optional<Amendment> findById(UUID id);

    /** What a person may see: whatever was filed, and what their own delegation keeps to itself. */
    @Query("select amendment from Amendment amendment where amendment.negotiation = :negotiation "
            + "and (amendment.filedAt is not null or amendment.delegation = :own) "
            + "order by amendment.filedAt desc, amendment.number desc, amendment.begunAt desc, amendment.id desc")
    List<Amendment> visible(UUID negotiation, UUID own);

    /** The same, for lists. */
    @Query("select new org.parley.amendment.AmendmentLine(amendment.id, amendment.number, amendment.plan, "
            + "amendment.article, amendment.delegation, amendment.status, amendment.changedAt, amendment.filedAt, "
            + "amendment.consentDue) "
            + "from Amendment amendment where amendment.negotiation = :negotiation "
            + "and (amendment.filedAt is not null or amendment.delegation = :own)")
    List<AmendmentLine> lines(UUID negotiation, UUID own);

    List<Amendment> findByIdIn(Collection<UUID> ids);

    @Query("select amendment from Amendment amendment where amendment.negotiation = :negotiation "
            + "and amendment.delegation = :own and amendment.status = org.parley.amendment.AmendmentStatus.DRAFT "
            + "order by amendment.changedAt desc, amendment.id desc")
    List<Amendment> drafts(UUID negotiation, UUID own);

    @Query("select amendment from Amendment amendment where amendment.negotiation = :negotiation "
            + "and amendment.status = org.parley.amendment.AmendmentStatus.SEEKING "
            + "order by amendment.filedAt desc, amendment.number desc")
    List<Amendment> seeking(UUID negotiation);

    @Query("select amendment from Amendment amendment where amendment.plan = :plan and amendment.status in :statuses "
            + "order by amendment.number, amendment.id")
    List<Amendment> of(UUID plan, Collection<AmendmentStatus> statuses);

    /** Which states of the undecided amendments of a plan there are, drafts among them. */
    @Query("select new org.parley.amendment.AmendmentStamp(amendment.id, amendment.parent, amendment.lockVersion) "
            + "from Amendment amendment where amendment.plan = :plan and amendment.status in :statuses")
    List<AmendmentStamp> stamps(UUID plan, Collection<AmendmentStatus> statuses);

    @Query(
            "select amendment from Amendment amendment where amendment.parent = :parent and amendment.filedAt is not null "
                    + "order by amendment.number")
    List<Amendment> filedUnder(UUID parent);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select amendment from Amendment amendment where amendment.id = :id")
    Optional<Amendment> lock(UUID id);

    /** The pending amendments of a plan, sub-amendments included, held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select amendment from Amendment amendment where amendment.plan = :plan "
            + "and amendment.status in (org.parley.amendment.AmendmentStatus.SEEKING, "
            + "org.parley.amendment.AmendmentStatus.PROPOSED) order by amendment.number")
    List<Amendment> lockPending(UUID plan);

    /** What awaits the consent of its proposer, the one due first first. */
    @Query("select amendment from Amendment amendment where amendment.negotiation = :negotiation "
            + "and amendment.consentDue is not null order by amendment.consentDue, amendment.number")
    List<Amendment> awaiting(UUID negotiation);

    @Query(
            "select amendment.id from Amendment amendment where amendment.consentDue <= :now order by amendment.consentDue")
    List<UUID> overdue(Instant now);

    @Query("select amendment.id from Amendment amendment where amendment.consentReminder <= :now")
    List<UUID> toBeReminded(Instant now);

    /** What was begun from an amendment and put before everybody, and what a delegation keeps to itself of it. */
    @Query(
            "select amendment from Amendment amendment where amendment.redraftOf = :original "
                    + "and (amendment.filedAt is not null or amendment.delegation = :own) order by amendment.begunAt, amendment.id")
    List<Amendment> redraftsOf(UUID original, UUID own);
}
