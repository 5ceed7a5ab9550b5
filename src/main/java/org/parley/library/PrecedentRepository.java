package org.parley.library;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PrecedentRepository extends Repository<Precedent, UUID> {

    Precedent saveAndFlush(Precedent precedent);

    Optional<Precedent> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Precedent p where p.id = :id")
    Optional<Precedent> lock(UUID id);

    Optional<Precedent> findByName(String name);

    List<Precedent> findAllByIdIn(Collection<UUID> ids);

    List<Precedent> findAllByOrderByConcludedAscNameAsc();

    long count();
}
