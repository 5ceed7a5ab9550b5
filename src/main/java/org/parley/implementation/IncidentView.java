package org.parley.implementation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;

/**
 * An incident as screens show it.
 *
 * @param number      the guarantee's number in the newest version; null where that has dropped it
 * @param delegation  that reports it; null for a facilitator
 * @param findingDue  until when it is to be found whether it happened
 * @param finding     how it was found; null before
 * @param dues        the steps of the response with their deadlines, by time; empty before a positive finding
 * @param lockVersion counts its changes
 */
public record IncidentView(
        IncidentId id,
        NegotiationId negotiation,
        PlanId plan,
        ProvisionId provision,
        @Nullable String number,
        String text,
        @Nullable DelegationId delegation,
        String reportedName,
        Instant reportedAt,
        IncidentState state,
        Instant findingDue,
        @Nullable String finding,
        @Nullable Instant foundAt,
        List<Due> dues,
        long lockVersion) {

    public IncidentView {
        dues = List.copyOf(dues);
    }

    /**
     * A step of the response with its deadline.
     *
     * @param step       its place in {@link ResponsePlan#steps()}
     * @param escalation whether it follows only if the actions have not helped
     * @param at         the deadline
     * @param takenAt    when it was taken; null while it is not
     * @param takenBy    who said so; null while it is not taken
     */
    public record Due(
            int step,
            String text,
            List<DelegationId> delegations,
            boolean escalation,
            Instant at,
            @Nullable Instant takenAt,
            @Nullable String takenBy) {

        public Due {
            delegations = List.copyOf(delegations);
        }

        /** Whether its time is over and it is not taken. */
        public boolean overdue(Instant now) {
            return takenAt == null && at.isBefore(now);
        }
    }

    /** Whether the deadlines of the response run. */
    public boolean running() {
        return state == IncidentState.FOUND;
    }

    /** The steps that a delegation has still to take, while the clock runs. */
    public List<Due> owedBy(DelegationId delegation) {
        return running()
                ? dues.stream()
                        .filter(due ->
                                due.takenAt() == null && due.delegations().contains(delegation))
                        .toList()
                : List.of();
    }
}
