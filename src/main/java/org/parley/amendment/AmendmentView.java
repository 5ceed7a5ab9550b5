package org.parley.amendment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.plan.PlanId;
import org.parley.text.Change;
import org.parley.text.ProvisionId;

/**
 * An amendment as screens show it.
 *
 * @param number      its number in the negotiation, 0 while it is a draft
 * @param article     the article that it was begun on, or after which its new article stands
 * @param parent      the amendment that it amends; null for an amendment to the plan
 * @param delegation  whose it is now
 * @param first       the delegation that first proposed it, where another took it over; null otherwise
 * @param version     the version of the plan that it is expressed on
 * @param changes     what it does to that version; what a sub-amendment does to the text that its parent results in
 * @param coSponsors  in the order in which they joined
 * @param filedAt     when it was put before everybody; null for what never was
 * @param remark      what last happened to it, if anything did
 * @param consent     the consent of its proposer that it awaits; null where it reads as they know it
 * @param redraftOf   the amendment that a draft was begun from; null for none
 * @param lockVersion counts its states: what its ETag is made of
 */
public record AmendmentView(
        AmendmentId id,
        NegotiationId negotiation,
        int number,
        PlanId plan,
        ProvisionId article,
        @Nullable AmendmentId parent,
        DelegationId delegation,
        @Nullable DelegationId first,
        AmendmentStatus status,
        String title,
        String reason,
        int version,
        List<Change> changes,
        List<DelegationId> coSponsors,
        Instant begunAt,
        Instant changedAt,
        @Nullable Instant filedAt,
        @Nullable Remark remark,
        @Nullable Consent consent,
        @Nullable AmendmentId redraftOf,
        long lockVersion) {

    public AmendmentView {
        changes = List.copyOf(changes);
        coSponsors = List.copyOf(coSponsors);
    }

    /** Whether it was ever put before everybody. */
    public boolean filed() {
        return filedAt != null;
    }

    /** Whether an adoption has changed it and its proposer has not answered yet: until then it is not put to the vote. */
    public boolean awaitsConsent() {
        return consent != null;
    }

    /** Where a reader finds what became of it: a draft that was filed under the number of another is that one now. */
    public AmendmentId place() {
        AmendmentId answered = redraftOf;
        return answered != null && remark != null && remark.kind() == Remark.Kind.REFILED ? answered : id;
    }
}
