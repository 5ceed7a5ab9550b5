package org.parley.amendment;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReconsiderationRepository extends Repository<Reconsideration, UUID> {

    Reconsideration saveAndFlush(Reconsideration motion);

    Optional<Reconsideration> findById(UUID id);

    /** The latest first. */
    List<Reconsideration> findBySubjectOrderByMovedAtDescIdDesc(UUID subject);

    List<Reconsideration> findByNegotiationAndStatusOrderByMovedAtAscIdAsc(
            UUID negotiation, ReconsiderationStatus status);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select motion from Reconsideration motion where motion.id = :id")
    Optional<Reconsideration> lock(UUID id);
}
