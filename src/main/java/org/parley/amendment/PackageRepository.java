package org.parley.amendment;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PackageRepository extends Repository<AmendmentPackage, UUID> {

    String OPEN = "org.parley.amendment.PackageStatus.OPEN";

    AmendmentPackage saveAndFlush(AmendmentPackage bound);

    Optional<AmendmentPackage> findById(UUID id);

    List<AmendmentPackage> findByNegotiationOrderByNumberDesc(UUID negotiation);

    @Query("select bound from AmendmentPackage bound where bound.negotiation = :negotiation and bound.status = " + OPEN
            + " order by bound.number")
    List<AmendmentPackage> open(UUID negotiation);

    /** Those in which an amendment is or was, the latest first. {@code amendment} is its id between percent signs. */
    @Query("select bound from AmendmentPackage bound where bound.negotiation = :negotiation"
            + " and bound.members like :amendment order by bound.number desc")
    List<AmendmentPackage> with(UUID negotiation, String amendment);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select bound from AmendmentPackage bound where bound.id = :id")
    Optional<AmendmentPackage> lock(UUID id);
}
