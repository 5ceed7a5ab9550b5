package org.parley.plan;

import java.util.Objects;
import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a plan. */
public record PlanId(UUID value) implements Identifier {

    public PlanId {
        Objects.requireNonNull(value);
    }
}
