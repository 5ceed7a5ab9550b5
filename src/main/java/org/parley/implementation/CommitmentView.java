package org.parley.implementation;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;

/**
 * A commitment as screens show it.
 *
 * @param article     the article in which the provision stands; null where the newest version has dropped the provision
 * @param number      the provision's number in the newest version, for example "4(2)"; null where it has dropped it
 * @param delegation  who owes it
 * @param backed      whether the delegation named as backing has said that it stands behind it
 * @param reason      why it was withdrawn; null while it stands
 * @param enteredName who wrote it down
 * @param lockVersion counts its changes: what its ETag is made of
 */
public record CommitmentView(
        CommitmentId id,
        NegotiationId negotiation,
        PlanId plan,
        ProvisionId provision,
        @Nullable ProvisionId article,
        @Nullable String number,
        DelegationId delegation,
        CommitmentTerms terms,
        boolean backed,
        CommitmentState state,
        @Nullable String reason,
        String enteredName,
        Instant enteredAt,
        long lockVersion) {

    /** Whether the newest version of the plan has dropped the provision. */
    public boolean gone() {
        return article == null;
    }

    /** Whether it counts: neither withdrawn nor left without its provision. */
    public boolean stands() {
        return state != CommitmentState.WITHDRAWN && !gone();
    }

    /** To whom it is owed by name; empty where it is owed to everybody who signs. */
    public Set<DelegationId> beneficiaries() {
        return terms.beneficiaries();
    }

    /** The delegation that is to stand behind it. */
    public @Nullable DelegationId backing() {
        return terms.backing();
    }
}
