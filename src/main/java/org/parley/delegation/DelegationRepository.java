package org.parley.delegation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface DelegationRepository extends Repository<Delegation, UUID> {

    Delegation save(Delegation delegation);

    Optional<Delegation> findById(UUID id);

    List<Delegation> findByNegotiationOrderByPosition(UUID negotiation);

    boolean existsByNegotiationAndName(UUID negotiation, String name);

    boolean existsByNegotiationAndShortName(UUID negotiation, String shortName);
}
