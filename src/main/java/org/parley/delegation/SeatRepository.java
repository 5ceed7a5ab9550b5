package org.parley.delegation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SeatRepository extends Repository<Seat, UUID> {

    Seat save(Seat seat);

    Optional<Seat> findById(UUID id);

    Optional<Seat> findByNegotiationAndPerson(UUID negotiation, UUID person);

    @Query("select new org.parley.delegation.Standing(seat.person, seat.delegation, seat.capacity) from Seat seat "
            + "where seat.negotiation = :negotiation and seat.person in :people and seat.active")
    List<Standing> standings(UUID negotiation, Collection<UUID> people);

    List<Seat> findByNegotiationOrderByGrantedAtAscIdAsc(UUID negotiation);

    List<Seat> findByPerson(UUID person);

    List<Seat> findByPersonAndActiveTrue(UUID person);
}
