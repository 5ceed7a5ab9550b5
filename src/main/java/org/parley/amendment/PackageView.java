package org.parley.amendment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;

/**
 * A package as screens show it.
 *
 * @param number      in the negotiation, from 1
 * @param lead        the delegation that invites and takes out
 * @param hindrances  why it cannot be put to the vote as it is; empty where it can, and for what is decided
 * @param form        names these amendments in these words: what a delegation agrees to
 * @param round       the round that decided it, if one did
 * @param lockVersion counts its states: what its ETag is made of
 */
public record PackageView(
        PackageId id,
        NegotiationId negotiation,
        int number,
        DelegationId lead,
        String title,
        String reason,
        PackageStatus status,
        List<PackageMember> members,
        List<Hindrance> hindrances,
        String form,
        @Nullable UUID round,
        Instant composedAt,
        Instant changedAt,
        long lockVersion) {

    public PackageView {
        members = List.copyOf(members);
        hindrances = List.copyOf(hindrances);
    }

    /** Whether it can be put to the vote. */
    public boolean ready() {
        return status == PackageStatus.OPEN && hindrances.isEmpty();
    }

    /** Whether a delegation has an amendment in it that awaits the delegation's word. */
    public boolean awaits(DelegationId delegation) {
        return status == PackageStatus.OPEN
                && members.stream()
                        .anyMatch(member -> member.amendment().delegation().equals(delegation)
                                && member.amendment().status().pending()
                                && member.word() != PackageMember.Word.AGREED);
    }

    /** Whether a delegation has an amendment in it. */
    public boolean concerns(DelegationId delegation) {
        return members.stream()
                .anyMatch(member -> member.amendment().delegation().equals(delegation));
    }
}
