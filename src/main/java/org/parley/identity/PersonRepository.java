package org.parley.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PersonRepository extends Repository<Person, UUID> {

    Person save(Person person);

    Optional<Person> findById(UUID id);

    Optional<Person> findByEmail(String email);

    List<Person> findAllByOrderByName();

    List<Person> findAllByIdIn(java.util.Collection<UUID> ids);

    long count();
}
