package org.parley.implementation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.plan.PlanId;

/**
 * An agreement as screens show it.
 *
 * @param version     of the text that was agreed
 * @param deposits    in the order in which they were noted
 * @param inForce     the day on which it enters into force by its own clause; null while that is not met
 * @param assessments all of them, in the order of time
 * @param lockVersion counts its changes
 */
public record AgreementView(
        AgreementId id,
        NegotiationId negotiation,
        PlanId plan,
        int version,
        EntryClause clause,
        List<Deposit> deposits,
        @Nullable LocalDate inForce,
        List<AssessmentView> assessments,
        Instant begunAt,
        long lockVersion) {

    public AgreementView {
        deposits = List.copyOf(deposits);
        assessments = List.copyOf(assessments);
    }

    /** Whether it binds on a day. */
    public boolean binds(LocalDate day) {
        return inForce != null && !inForce.isAfter(day);
    }
}
