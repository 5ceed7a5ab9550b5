package org.parley.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;

/**
 * A plan as lists show it.
 *
 * @param order     its place in the order in which plans fall back on each other, from 1
 * @param language  language of its text (BCP 47)
 * @param version   number of its newest version
 * @param articles  how many articles that has
 * @param agreed    how many of them are agreed, provisionally or not
 * @param closed    how many of them are closed
 * @param asAWhole  whether nothing in it is agreed until everything is
 * @param agreedVersion the version that was agreed as a whole; null while it is not
 * @param agreedAt  when it was; null while it is not
 * @param changedAt when that version came to be
 */
public record PlanSummary(
        PlanId id,
        NegotiationId negotiation,
        String slug,
        String title,
        int order,
        String language,
        int version,
        int articles,
        int agreed,
        int closed,
        boolean asAWhole,
        @Nullable Integer agreedVersion,
        @Nullable Instant agreedAt,
        Instant changedAt) {

    /** Whether a version of it is provisional: nothing in it is agreed until everything is. */
    public boolean provisional(int number) {
        return asAWhole && !Integer.valueOf(number).equals(agreedVersion);
    }
}
