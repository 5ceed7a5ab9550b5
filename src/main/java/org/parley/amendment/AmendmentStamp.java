package org.parley.amendment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which state of an amendment this is, without the amendment.
 *
 * @param parent what it amends; null for an amendment to the plan
 * @param state  counts its states
 */
record AmendmentStamp(
        UUID id, @Nullable UUID parent, @Nullable Long state) {

    /** Whether one of the two amends the other. */
    boolean isUnder(AmendmentStamp other) {
        return other.id.equals(parent) || id.equals(other.parent);
    }
}
