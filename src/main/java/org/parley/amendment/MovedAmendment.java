package org.parley.amendment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an amendment is put to the vote elsewhere than the rule would put it.
 *
 * @param before before which it is put; null for the last place among its like
 * @param reason why, in the facilitator's words
 * @param by     the facilitator
 */
public record MovedAmendment(
        AmendmentId amendment, @Nullable AmendmentId before, String reason, String by, Instant at) {

    /** Most characters of a reason. */
    public static final int REASON_LENGTH = 1_000;
}
