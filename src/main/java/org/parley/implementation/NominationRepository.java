package org.parley.implementation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface NominationRepository extends Repository<Nomination, UUID> {

    Nomination saveAndFlush(Nomination nomination);

    Optional<Nomination> findById(UUID id);

    List<Nomination> findByMissionOrderByProposedAtAscIdAsc(UUID mission);

    List<Nomination> findByNegotiationAndStateOrderByProposedAtAscIdAsc(UUID negotiation, NominationState state);
}
