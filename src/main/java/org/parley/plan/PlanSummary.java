package org.parley.plan;

import java.time.Instant;
import org.parley.delegation.NegotiationId;

/**
 * A plan as lists show it.
 *
 * @param order     its place in the order in which plans fall back on each other, from 1
 * @param language  language of its text (BCP 47)
 * @param version   number of its newest version
 * @param articles  how many articles that has
 * @param agreed    how many of them are provisionally agreed
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
        Instant changedAt) {}
