package org.parley.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface BracketPositionRepository extends Repository<BracketPosition, UUID> {

    BracketPosition saveAndFlush(BracketPosition position);

    Optional<BracketPosition> findByBracketAndDelegation(UUID bracket, UUID delegation);

    List<BracketPosition> findByBracketIn(Collection<UUID> brackets);
}
