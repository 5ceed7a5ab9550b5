package org.parley.deliberation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ThreadRepository extends Repository<CommentThread, UUID> {

    CommentThread save(CommentThread thread);

    Optional<CommentThread> findById(UUID id);

    List<CommentThread> findBySubjectAndSubjectKindOrderByBegunAtAscIdAsc(UUID subject, String subjectKind);

    List<CommentThread> findByNegotiationAndSubjectKindAndResolvedAtIsNullOrderByBegunAtAscIdAsc(
            UUID negotiation, String subjectKind);

    List<CommentThread> findByNegotiationAndSubjectKindOrderByBegunAtAscIdAsc(UUID negotiation, String subjectKind);

    List<CommentThread> findAllByIdIn(Collection<UUID> ids);
}
