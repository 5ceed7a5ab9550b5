package org.parley.deliberation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;

/** A comment posted by somebody else since a moment; {@code excerpt} is its first words. */
public record News(
        CommentId comment,
        ThreadId thread,
        NegotiationId negotiation,
        SubjectRef subject,
        Audience audience,
        String authorName,
        @Nullable String delegationName,
        Instant at,
        String excerpt) {}
