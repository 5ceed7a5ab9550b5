package org.parley.implementation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ReservationRepository extends Repository<Reservation, UUID> {

    Reservation saveAndFlush(Reservation reservation);

    Optional<Reservation> findById(UUID id);

    List<Reservation> findByAgreementOrderByNotifiedAtAscIdAsc(UUID agreement);

    boolean existsByAgreement(UUID agreement);
}
