package org.parley.implementation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;

/**
 * A provision that is marked as a guarantee.
 *
 * @param article     the article in which it stands; null where the newest version has dropped it
 * @param number      its number in the newest version, for example "4(2)"; null where that has dropped it
 * @param reason      why it was marked so
 * @param response    what follows where it is called on; null while nothing is said
 * @param excuse      why it may be voted on without that; null while nobody has said so
 * @param lockVersion counts its changes: what its ETag is made of
 */
public record GuaranteeView(
        GuaranteeId id,
        NegotiationId negotiation,
        PlanId plan,
        ProvisionId provision,
        @Nullable ProvisionId article,
        @Nullable String number,
        String reason,
        @Nullable ResponsePlan response,
        @Nullable String excuse,
        Instant changedAt,
        long lockVersion) {

    /** Whether the newest version of the plan has dropped the provision. */
    public boolean gone() {
        return article == null;
    }

    /** Whether it stands in the text and nothing is said of what follows where it is called on. */
    public boolean unplanned() {
        return response == null && !gone();
    }
}
