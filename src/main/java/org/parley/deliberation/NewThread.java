package org.parley.deliberation;

import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;

/**
 * What must be said to begin a thread.
 *
 * @param subject what it is about
 * @param anchor  the words it is about; null for the whole
 * @param text    the first comment; {@code @Name} mentions a person of that name who can read the thread
 */
public record NewThread(
        NegotiationId negotiation,
        SubjectRef subject,
        @Nullable TextAnchor anchor,
        Audience audience,
        String text) {

    /** A thread on the whole of a subject. */
    public static NewThread on(NegotiationId negotiation, SubjectRef subject, Audience audience, String text) {
        return new NewThread(negotiation, subject, null, audience, text);
    }
}
