package org.parley.amendment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;

/**
 * As much of an amendment as a list is filtered and sorted by; ten thousand of them are read at once.
 *
 * @param number in the negotiation, 0 while it is a draft
 * @param filed  whether it was ever put before everybody
 * @param awaits whether it awaits the consent of its proposer
 */
public record AmendmentLine(
        AmendmentId id,
        int number,
        PlanId plan,
        ProvisionId article,
        DelegationId delegation,
        AmendmentStatus status,
        Instant changedAt,
        boolean filed,
        boolean awaits) {

    /** As the database gives it. */
    AmendmentLine(
            UUID id,
            @Nullable Integer number,
            UUID plan,
            UUID article,
            UUID delegation,
            AmendmentStatus status,
            Instant changedAt,
            @Nullable Instant filedAt,
            @Nullable Instant consentDue) {
        this(
                new AmendmentId(id),
                number == null ? 0 : number,
                new PlanId(plan),
                new ProvisionId(article),
                new DelegationId(delegation),
                status,
                changedAt,
                filedAt != null,
                consentDue != null);
    }
}
