package org.parley.deliberation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Rows are inserted and read, never changed. */
interface StatedPositionRepository extends Repository<StatedPosition, UUID> {

    StatedPosition saveAndFlush(StatedPosition position);

    Optional<StatedPosition> findById(UUID id);

    /** In the order in which they were stated. */
    List<StatedPosition> findByNegotiationOrderByAtAscIdAsc(UUID negotiation);

    /** In the order in which they were stated. */
    List<StatedPosition> findByNegotiationAndSubjectAndSubjectKindOrderByAtAscIdAsc(
            UUID negotiation, UUID subject, String subjectKind);
}
