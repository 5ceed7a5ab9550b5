package org.parley.deliberation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CommentRepository extends Repository<Comment, UUID> {

    Comment save(Comment comment);

    Optional<Comment> findById(UUID id);

    List<Comment> findByThreadInOrderByPostedAtAscIdAsc(Collection<UUID> threads);

    Optional<Comment> findFirstByThreadOrderByPostedAtAscIdAsc(UUID thread);

    int countByThread(UUID thread);

    int countByAuthorAndPostedAtAfter(UUID author, Instant since);

    /** Newest first. */
    @Query("""
            select c from Comment c join CommentThread t on t.id = c.thread join c.mentions m
            where t.negotiation = :negotiation and m.person = :person and c.author <> :person
            order by c.postedAt desc, c.id desc""")
    List<Comment> mentioning(UUID negotiation, UUID person, Limit limit);

    /** Comments of everyone else in threads for everyone or for this delegation; newest first. */
    @Query("""
            select c from Comment c join CommentThread t on t.id = c.thread
            where t.negotiation = :negotiation and c.postedAt > :since and c.author <> :person
              and (t.delegation is null or t.delegation = :delegation)
            order by c.postedAt desc, c.id desc""")
    List<Comment> since(UUID negotiation, Instant since, UUID person, UUID delegation, Limit limit);

    /** Comments in threads for everyone or for this delegation, in the order in which they were posted. */
    @Query("""
            select c from Comment c join CommentThread t on t.id = c.thread
            where t.negotiation = :negotiation and c.id > :after and (t.delegation is null or t.delegation = :delegation)
            order by c.id""")
    List<Comment> after(UUID negotiation, UUID after, UUID delegation, Limit limit);

    boolean existsByThreadAndAuthorAndPostedAtAfter(UUID thread, UUID author, Instant since);
}
