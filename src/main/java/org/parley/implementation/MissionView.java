package org.parley.implementation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.plan.PlanId;

/**
 * A monitoring mission as screens show it.
 *
 * @param endedAt     when it was ended; null while it stands
 * @param reason      why it was ended
 * @param nominations in the order in which they were made
 * @param lockVersion counts its changes
 */
public record MissionView(
        MissionId id,
        NegotiationId negotiation,
        PlanId plan,
        AgreementId agreement,
        Mandate mandate,
        @Nullable Instant endedAt,
        @Nullable String reason,
        List<NominationView> nominations,
        long lockVersion) {

    public MissionView {
        nominations = List.copyOf(nominations);
    }

    /** Whether it has not been ended. */
    public boolean stands() {
        return endedAt == null;
    }

    /** Whether it was ended, or its last day has passed. */
    public boolean over(LocalDate today) {
        LocalDate until = mandate.until();
        return !stands() || until != null && until.isBefore(today);
    }

    /** How many observers were accepted of nominations that are confirmed. */
    public int accepted() {
        return nominations.stream()
                .filter(each -> each.state() == NominationState.CONFIRMED)
                .map(NominationView::accepted)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How many observers are offered in nominations that are not decided. */
    public int pending() {
        return nominations.stream()
                .filter(each -> each.state() == NominationState.PROPOSED)
                .mapToInt(NominationView::offered)
                .sum();
    }
}
