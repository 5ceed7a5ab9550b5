package org.parley.sitting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AgendaItemRepository extends Repository<AgendaItem, UUID> {

    AgendaItem save(AgendaItem item);

    Optional<AgendaItem> findById(UUID id);

    List<AgendaItem> findBySittingOrderByPlace(UUID sitting);
}
