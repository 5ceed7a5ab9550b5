package org.parley.delegation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface NegotiationRepository extends Repository<Negotiation, UUID> {

    Negotiation save(Negotiation negotiation);

    Optional<Negotiation> findById(UUID id);

    Optional<Negotiation> findBySlug(String slug);

    List<Negotiation> findAllByOrderByNameAscIdAsc();
}
