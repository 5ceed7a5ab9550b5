package org.parley.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface BracketRepository extends Repository<BracketRow, UUID> {

    BracketRow saveAndFlush(BracketRow bracket);

    Optional<BracketRow> findById(UUID id);

    List<BracketRow> findByPlanOrderByOpenedAtAscIdAsc(UUID plan);
}
