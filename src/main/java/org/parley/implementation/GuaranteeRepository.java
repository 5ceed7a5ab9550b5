package org.parley.implementation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface GuaranteeRepository extends Repository<Guarantee, UUID> {

    Guarantee save(Guarantee guarantee);

    Guarantee saveAndFlush(Guarantee guarantee);

    Optional<Guarantee> findById(UUID id);

    Optional<Guarantee> findByProvision(UUID provision);

    List<Guarantee> findByPlanOrderByChangedAtAscIdAsc(UUID plan);

    List<Guarantee> findByNegotiationAndMarkedTrue(UUID negotiation);
}
