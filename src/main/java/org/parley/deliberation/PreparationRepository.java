package org.parley.deliberation;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Asked with the delegation whose own it is, always. */
interface PreparationRepository extends Repository<Preparation, UUID> {

    Preparation saveAndFlush(Preparation preparation);

    Optional<Preparation> findById(UUID id);

    List<Preparation> findByNegotiationAndDelegation(UUID negotiation, UUID delegation);

    Optional<Preparation> findByDelegationAndSubjectAndSubjectKind(UUID delegation, UUID subject, String subjectKind);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select p from Preparation p where p.delegation = :delegation and p.subject = :subject and p.subjectKind = :kind")
    Optional<Preparation> lock(UUID delegation, UUID subject, String kind);
}
