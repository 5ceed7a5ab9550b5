package org.parley.deliberation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;

/**
 * A thread as its readers see it.
 *
 * @param quotation  the words it is about; null for the whole
 * @param delegation the only delegation that reads it; null for everyone
 * @param resolvedAt when it was resolved; null while it is open
 * @param resolvedBy name of the person who resolved it
 * @param comments   oldest first, never empty
 * @param mayWrite   whether the reader may reply, resolve and reopen
 */
public record ThreadView(
        ThreadId id,
        NegotiationId negotiation,
        SubjectRef subject,
        @Nullable Quotation quotation,
        Audience audience,
        @Nullable DelegationId delegation,
        Instant begunAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        List<CommentView> comments,
        boolean mayWrite,
        long lockVersion) {

    public ThreadView {
        comments = List.copyOf(comments);
    }

    public boolean resolved() {
        return resolvedAt != null;
    }

    /**
     * The words that a thread is about.
     *
     * @param place where they stand now; null when they are gone, or when nobody knows the text
     * @param gone  whether the text is known and no longer has the words
     */
    public record Quotation(TextAnchor anchor, TextAnchor.@Nullable Place place, boolean gone) {}
}
