package org.parley.implementation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;

/**
 * A reservation as screens show it.
 *
 * @param delegation  that makes it
 * @param instrument  with which it was made
 * @param made        the day on which the others were notified of it
 * @param confirmed   the day of the ratification at which it was confirmed; null where it was not
 * @param withdrawn   the day on which it was taken back; null while it stands
 * @param lockVersion counts its changes
 */
public record ReservationView(
        ReservationId id,
        NegotiationId negotiation,
        PlanId plan,
        AgreementId agreement,
        DelegationId delegation,
        ProvisionId provision,
        Deposit.Kind instrument,
        String text,
        LocalDate made,
        @Nullable LocalDate confirmed,
        @Nullable LocalDate withdrawn,
        List<Reaction> reactions,
        long lockVersion) {

    public ReservationView {
        reactions = List.copyOf(reactions);
    }

    /** What a delegation said of it; empty where it said nothing. */
    public Optional<Reaction> reaction(DelegationId by) {
        return reactions.stream().filter(each -> each.delegation().equals(by)).findFirst();
    }

    /**
     * The last day on which a delegation may object: twelve months after it was notified, or the day of its own consent to be bound where that is
     * later (article 20, paragraph 5).
     *
     * @param consent null where it has not consented yet
     */
    public LocalDate lastDay(@Nullable LocalDate consent) {
        LocalDate year = made.plusMonths(12);
        return consent != null && consent.isAfter(year) ? consent : year;
    }
}
