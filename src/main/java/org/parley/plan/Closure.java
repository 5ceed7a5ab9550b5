package org.parley.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.identity.PersonId;
import org.parley.text.ProvisionId;

/**
 * That an article is closed: it takes no new amendment until it is opened again.
 *
 * @param status    {@link ArticleStatus#CLOSED} or {@link ArticleStatus#FINAL}
 * @param by        name of who closed it, or proclaimed that it is
 * @param why       the reason that was given; empty where a round decided
 * @param round     the round that closed it, if one did
 * @param reopening who asks that it be opened again, if somebody does
 */
public record Closure(
        ProvisionId article,
        ArticleStatus status,
        Instant at,
        String by,
        String why,
        @Nullable UUID round,
        @Nullable Reopening reopening) {

    /**
     * That somebody asks for a closed article to be opened again.
     *
     * @param delegation in whose name; null where a facilitator asks, and then a second one must agree
     */
    public record Reopening(
            PersonId person, String name, @Nullable DelegationId delegation, String why, Instant at) {}
}
