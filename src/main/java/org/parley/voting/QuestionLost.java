package org.parley.voting;

import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Actor;
import org.parley.kernel.SubjectRef;

/**
 * A subject can no longer be put to the vote as it was. Published by the module whose subject it is, within the transaction by which it
 * is gone: rounds that were prepared on it end in the same transaction.
 *
 * <p>{@link NotPut.Why#APART} is told of what may still be put by itself: it leaves the blocks that it stands in, and no round ends but
 * a block of which nothing is left to put together.
 *
 * @param cause the round by which it is gone; null where no round did it
 * @param by    whose act did it
 */
public record QuestionLost(
        NegotiationId negotiation,
        SubjectRef subject,
        NotPut.Why why,
        @Nullable RoundId cause,
        Actor by) {}
