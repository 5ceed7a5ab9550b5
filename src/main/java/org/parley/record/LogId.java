package org.parley.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Identifier;

/** Names one record: a negotiation's, which has the negotiation's id, or that of the house. */
public record LogId(UUID value) implements Identifier {

    /** The record of what belongs to no negotiation: accounts, roles, sign-ins. */
    public static final LogId HOUSE = new LogId(new UUID(0, 0));

    /** The record of a negotiation; of the house where there is none. */
    public static LogId of(@Nullable UUID negotiation) {
        return negotiation == null ? HOUSE : new LogId(negotiation);
    }

    public boolean isHouse() {
        return equals(HOUSE);
    }
}
