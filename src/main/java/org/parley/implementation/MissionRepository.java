package org.parley.implementation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface MissionRepository extends Repository<Mission, UUID> {

    Mission saveAndFlush(Mission mission);

    Optional<Mission> findById(UUID id);

    List<Mission> findByPlanOrderByBegunAtAscIdAsc(UUID plan);
}
