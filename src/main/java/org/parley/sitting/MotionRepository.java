package org.parley.sitting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface MotionRepository extends Repository<Motion, UUID> {

    Motion save(Motion motion);

    Optional<Motion> findById(UUID id);

    List<Motion> findBySittingOrderByRaisedAtAscIdAsc(UUID sitting);
}
