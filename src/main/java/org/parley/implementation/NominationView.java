package org.parley.implementation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.plan.PlanId;

/**
 * A nomination as screens show it.
 *
 * @param delegation  that nominates
 * @param nominee     a delegation at the table; null where {@code outside} names one that is not there
 * @param offered     how many observers
 * @param answers     who is asked and what they said
 * @param due         until when they may object
 * @param accepted    how many observers take part; null before it is confirmed
 * @param begins      their first day; null before it is confirmed
 * @param ends        their last day; null where none is set
 * @param reason      why it was declined, withdrawn or ended
 * @param lockVersion counts its changes
 */
public record NominationView(
        NominationId id,
        MissionId mission,
        NegotiationId negotiation,
        PlanId plan,
        DelegationId delegation,
        @Nullable DelegationId nominee,
        @Nullable String outside,
        int offered,
        String text,
        List<Answer> answers,
        Instant due,
        NominationState state,
        @Nullable Integer accepted,
        @Nullable LocalDate begins,
        @Nullable LocalDate ends,
        @Nullable String reason,
        Instant proposedAt,
        long lockVersion) {

    public NominationView {
        answers = List.copyOf(answers);
    }

    /** Whether somebody objects to it. */
    public boolean objected() {
        return answers.stream().anyMatch(each -> each.said() == Answer.Said.OBJECTS);
    }

    /** Whether the depositary may confirm it: nobody objects, and all have consented or the time to answer is over. */
    public boolean ripe(Instant now) {
        return state == NominationState.PROPOSED
                && !objected()
                && (!now.isBefore(due) || answers.stream().allMatch(each -> each.said() == Answer.Said.CONSENTS));
    }

    /** What a delegation that is asked has said; empty for everybody else. */
    public Optional<Answer> answer(DelegationId by) {
        return answers.stream().filter(each -> each.delegation().equals(by)).findFirst();
    }

    /** Whether a delegation has still to answer. */
    public boolean awaits(DelegationId by, Instant now) {
        return state == NominationState.PROPOSED
                && now.isBefore(due)
                && answer(by).filter(each -> each.said() == Answer.Said.AWAITED).isPresent();
    }

    /** Whether its observers take part on a day. */
    public boolean takesPart(LocalDate day) {
        return state == NominationState.CONFIRMED
                && begins != null
                && !begins.isAfter(day)
                && (ends == null || !ends.isBefore(day));
    }
}
