package org.parley.room;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DisplayRepository extends Repository<Display, UUID> {

    Display save(Display display);

    Optional<Display> findById(UUID id);

    Optional<Display> findBySecretHash(byte[] hash);

    /** Two machines at which the same code is typed come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select display from Display display where display.codeHash = :hash order by display.madeAt desc, display.id desc")
    List<Display> lockByCode(byte[] hash);

    List<Display> findByNegotiationOrderByMadeAtDescIdDesc(UUID negotiation);
}
