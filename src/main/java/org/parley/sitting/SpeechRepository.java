package org.parley.sitting;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SpeechRepository extends Repository<Speech, UUID> {

    Speech save(Speech speech);

    Optional<Speech> findById(UUID id);

    List<Speech> findBySittingOrderByPlaceAscRequestedAtAscIdAsc(UUID sitting);

    /** Those that are held or wait, as they are now, whatever the transaction had read before. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select speech from Speech speech where speech.sitting = :sitting and speech.state in"
            + " (org.parley.sitting.SpeechState.SPEAKING, org.parley.sitting.SpeechState.WAITING)"
            + " order by speech.place, speech.requestedAt, speech.id")
    List<Speech> lockUnfinished(UUID sitting);
}
