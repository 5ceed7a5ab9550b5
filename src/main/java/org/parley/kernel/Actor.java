package org.parley.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, and for whom.
 *
 * @param person     the person signed in, or {@link #HOUSE} when the house itself acts (a deadline that passed)
 * @param name       the person's name as it stood then
 * @param delegation the delegation acted for, if any
 * @param capacity   the seat's capacity, in lower case, if the act was done from a seat
 */
public record Actor(
        UUID person,
        String name,
        @Nullable UUID delegation,
        @Nullable String capacity) {

    /** The person of acts that no person did. */
    public static final UUID HOUSE = new UUID(0, 0);

    /** The house itself, for what happens by rule and not by hand. */
    public static Actor house() {
        return new Actor(HOUSE, "Parley", null, null);
    }
}
