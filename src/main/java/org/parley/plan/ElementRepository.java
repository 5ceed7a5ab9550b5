package org.parley.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ElementRepository extends Repository<Element, UUID> {

    Element saveAndFlush(Element element);

    Optional<Element> findById(UUID id);

    List<Element> findByNegotiationOrderById(UUID negotiation);
}
