package org.parley.amendment;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DivisionRepository extends Repository<DivisionRequest, UUID> {

    DivisionRequest saveAndFlush(DivisionRequest request);

    Optional<DivisionRequest> findById(UUID id);

    /** The request that a part belongs to. @param like the part's id between percent signs */
    @Query("select request from DivisionRequest request where request.parts like :like")
    Optional<DivisionRequest> withPart(String like);

    List<DivisionRequest> findByKindAndWholeOrderByAskedAtDescIdDesc(String kind, UUID whole);

    List<DivisionRequest> findByNegotiationAndStatusIn(UUID negotiation, List<DivisionStatus> statuses);

    /** Those whose parts are being put, kept as they are until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select request from DivisionRequest request where request.negotiation = :negotiation"
            + " and request.status = org.parley.amendment.DivisionStatus.VOTING")
    List<DivisionRequest> holdVoting(UUID negotiation);
}
