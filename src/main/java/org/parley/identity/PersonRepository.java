package org.parley.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PersonRepository extends Repository<Person, UUID> {

    Person save(Person person);

    Optional<Person> findById(UUID id);

    Optional<Person> findByEmail(String email);

    List<Person> findAllByOrderByNameAscIdAsc();

    List<Person> findAllByIdIn(Collection<UUID> ids);

    @Query("select id from Person where enabled = false")
    Set<UUID> findClosed();

    /** Takes the name out of everything beside the account, which was erased; see {@code V0033__erasure.sql}. */
    @Modifying(flushAutomatically = true)
    @Query(value = "CALL erase_person(:whom)", nativeQuery = true)
    void eraseTraces(UUID whom);

    long count();
}
