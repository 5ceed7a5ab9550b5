package org.parley.deliberation;

import java.time.Instant;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;

/**
 * A comment that mentions the reader.
 *
 * @param excerpt  its first words
 * @param answered whether the reader has said something in the thread since, or the thread is resolved
 */
public record MentionOfMe(
        CommentId comment,
        ThreadId thread,
        NegotiationId negotiation,
        SubjectRef subject,
        String authorName,
        Instant at,
        String excerpt,
        boolean answered) {}
