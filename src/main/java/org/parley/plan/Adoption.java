package org.parley.plan;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a text changes.
 *
 * @param round      the round that decided it, if one did
 * @param amendments the amendments that it takes in
 */
public record Adoption(@Nullable UUID round, List<UUID> amendments) {

    public Adoption {
        amendments = List.copyOf(amendments);
    }
}
