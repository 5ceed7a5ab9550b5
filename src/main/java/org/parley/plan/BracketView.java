package org.parley.plan;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.text.BracketId;
import org.parley.text.ProvisionId;

/**
 * A bracket that is open.
 *
 * @param provision   in whose words it stands
 * @param article     the article of that provision
 * @param choices     what may come of it
 * @param opened      the version that opened it
 * @param openedAt    when that came to be
 * @param openedRound the round that decided it, null where the plan came with it
 */
public record BracketView(
        BracketId id,
        PlanId plan,
        ProvisionId provision,
        ProvisionId article,
        List<Choice> choices,
        int opened,
        Instant openedAt,
        @Nullable UUID openedRound) {

    /**
     * One of the things that may come of a bracket.
     *
     * @param words     as they are stored; empty where the words go
     * @param shown     as a reader sees them
     * @param owners    who stands behind them
     * @param table     whether no delegation put them in, so that they belong to all
     * @param asked     who must consent before they are kept by agreement
     * @param consented who does
     */
    public record Choice(
            String words,
            String shown,
            List<Owner> owners,
            boolean table,
            Set<DelegationId> asked,
            Set<DelegationId> consented) {

        public Choice {
            owners = List.copyOf(owners);
        }

        /** Whether a delegation stands behind it. */
        public boolean isOf(DelegationId delegation) {
            return owners.stream().anyMatch(owner -> owner.delegation().equals(delegation));
        }

        /** Whether a delegation may take it out of the text: it put it in, and nobody else stands behind it. */
        public boolean mayWithdraw(DelegationId delegation) {
            return owners.size() == 1
                    && owners.getFirst().delegation().equals(delegation)
                    && owners.getFirst().amendment() != null;
        }

        /** Whether it is agreed: somebody asked for it, and nobody who must consent is missing. */
        boolean agreed() {
            return !consented.isEmpty() && consented.containsAll(asked);
        }
    }

    /**
     * A delegation that stands behind an alternative.
     *
     * @param amendment the amendment of its own that put it in, null where it joined
     * @param version   since which version of the text
     */
    public record Owner(DelegationId delegation, @Nullable UUID amendment, int version) {}

    public BracketView {
        choices = List.copyOf(choices);
    }

    /** Everybody who stands behind one of the alternatives. */
    public boolean concerns(DelegationId delegation) {
        return choices.stream().anyMatch(choice -> choice.isOf(delegation));
    }
}
