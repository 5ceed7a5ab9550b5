package org.parley.plan;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.text.Change;

/**
 * Why a text changes.
 *
 * @param round         the round that decided it, if one did
 * @param amendments    the amendments that it takes in
 * @param contributions whose words come in, those of sub-amendments before those of what they amended
 */
public record Adoption(@Nullable UUID round, List<UUID> amendments, List<Contribution> contributions) {

    /**
     * What one amendment puts in.
     *
     * @param sponsors who stands behind it
     * @param changes  what it does
     */
    public record Contribution(UUID amendment, List<DelegationId> sponsors, List<Change> changes) {

        public Contribution {
            sponsors = List.copyOf(sponsors);
            changes = List.copyOf(changes);
        }
    }

    public Adoption {
        amendments = List.copyOf(amendments);
        contributions = List.copyOf(contributions);
    }

    /** One in which nobody is known to have put in anything. */
    public Adoption(@Nullable UUID round, List<UUID> amendments) {
        this(round, amendments, List.of());
    }
}
