package org.parley.library;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PrecedentLinkRepository extends Repository<PrecedentLink, UUID> {

    PrecedentLink saveAndFlush(PrecedentLink link);

    Optional<PrecedentLink> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from PrecedentLink l where l.id = :id")
    Optional<PrecedentLink> lock(UUID id);

    List<PrecedentLink> findByNegotiationAndProvisionInOrderByAtAscIdAsc(UUID negotiation, Collection<UUID> provisions);

    List<PrecedentLink> findByPrecedentOrderByAtAscIdAsc(UUID precedent);

    List<PrecedentLink> findByNegotiationOrderByAtAscIdAsc(UUID negotiation);
}
