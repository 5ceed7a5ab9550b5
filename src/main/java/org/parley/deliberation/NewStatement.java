package org.parley.deliberation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;

/**
 * What must be said to begin a statement.
 *
 * @param round    the round whose outcome a statement on something else is tied to; null for none
 * @param corrects the own delegation's statement that it corrects; null for none
 */
public record NewStatement(
        NegotiationId negotiation,
        StatementKind kind,
        StatementText text,
        @Nullable UUID round,
        @Nullable StatementId corrects) {

    /** One that is tied to no other outcome and corrects nothing. */
    public static NewStatement of(NegotiationId negotiation, StatementKind kind, SubjectRef subject, String text) {
        return new NewStatement(negotiation, kind, StatementText.on(subject, text), null, null);
    }
}
