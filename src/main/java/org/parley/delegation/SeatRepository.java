package org.parley.delegation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface SeatRepository extends Repository<Seat, UUID> {

    Seat save(Seat seat);

    Optional<Seat> findById(UUID id);

    Optional<Seat> findByNegotiationAndPerson(UUID negotiation, UUID person);

    List<Seat> findByNegotiationOrderByGrantedAt(UUID negotiation);

    List<Seat> findByPerson(UUID person);

    List<Seat> findByPersonAndActiveTrue(UUID person);
}
