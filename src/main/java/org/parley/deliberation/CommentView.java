package org.parley.deliberation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationId;
import org.parley.identity.PersonId;

/**
 * A comment as its readers see it.
 *
 * @param authorName the author's name when it was posted
 * @param delegation the delegation the author sat for then; null for facilitators
 * @param capacity   the author's capacity then
 * @param editedAt   when it was last edited; null if never
 * @param version    1 for what was posted, one more for each edit
 * @param text       plain text: markup in it is shown, never obeyed
 * @param mentions   whom it mentions
 * @param mayEdit    whether the reader is its author and may still edit it
 */
public record CommentView(
        CommentId id,
        ThreadId thread,
        PersonId author,
        String authorName,
        @Nullable DelegationId delegation,
        @Nullable String delegationName,
        Capacity capacity,
        Instant postedAt,
        @Nullable Instant editedAt,
        int version,
        String text,
        List<Mentioned> mentions,
        boolean mayEdit,
        long lockVersion) {

    /** Most characters of a comment (UTF-16 code units). */
    public static final int TEXT_LENGTH = 5_000;

    public CommentView {
        mentions = List.copyOf(mentions);
    }

    /** A person whom a comment mentions, by the name that stands in its text after {@code @}. */
    public record Mentioned(PersonId person, String name) {}
}
