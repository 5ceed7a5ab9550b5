package org.parley.sitting;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SittingRepository extends Repository<Sitting, UUID> {

    Sitting save(Sitting sitting);

    Sitting saveAndFlush(Sitting sitting);

    Optional<Sitting> findById(UUID id);

    List<Sitting> findByNegotiationOrderByNumberDesc(UUID negotiation);

    /** Keeps others who would change anything in the sitting waiting until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select sitting from Sitting sitting where sitting.id = :id")
    Optional<Sitting> lock(UUID id);

    /** All of a negotiation, so that of two that would be opened at once the second sees the first. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select sitting from Sitting sitting where sitting.negotiation = :negotiation order by sitting.number")
    List<Sitting> lockAll(UUID negotiation);

    @Query("select coalesce(max(sitting.number), 0) from Sitting sitting where sitting.negotiation = :negotiation")
    int lastNumber(UUID negotiation);

    @Query("select sitting from Sitting sitting where sitting.negotiation = :negotiation and sitting.state in"
            + " (org.parley.sitting.SittingState.OPEN, org.parley.sitting.SittingState.SUSPENDED)")
    Optional<Sitting> findLive(UUID negotiation);

    /** The same, held as by {@link #lock}: as it is now, whatever the transaction had read before. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select sitting from Sitting sitting where sitting.negotiation = :negotiation and sitting.state in"
            + " (org.parley.sitting.SittingState.OPEN, org.parley.sitting.SittingState.SUSPENDED)")
    Optional<Sitting> lockLive(UUID negotiation);
}
