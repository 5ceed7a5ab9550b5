package org.parley.sitting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.procedure.motion.MotionKind;
import org.parley.voting.RoundId;

/**
 * A procedural motion as screens show it.
 *
 * @param item     under discussion when it was raised; null where none was
 * @param text     what for; empty where nothing was said
 * @param against  the point of order whose ruling is appealed against; null otherwise
 * @param resumeAt until when to suspend; null otherwise, and where that is left open
 * @param upheld   how a point of order was ruled; null before, and for what is none
 * @param ruling   why it was ruled so or not received; null otherwise
 * @param round    in which it was put to the vote; null where it was not
 */
public record MotionView(
        MotionId id,
        @Nullable ItemId item,
        MotionKind kind,
        DelegationId delegation,
        String text,
        @Nullable MotionId against,
        @Nullable Instant resumeAt,
        MotionState state,
        @Nullable Boolean upheld,
        @Nullable String ruling,
        @Nullable RoundId round,
        Instant raisedAt,
        @Nullable Instant decidedAt) {

    static MotionView of(Motion motion) {
        return new MotionView(
                motion.id(),
                motion.item(),
                motion.kind(),
                motion.delegation(),
                motion.text(),
                motion.against(),
                motion.resumeAt(),
                motion.state(),
                motion.upheld(),
                motion.ruling(),
                motion.round(),
                motion.raisedAt(),
                motion.decidedAt());
    }
}
