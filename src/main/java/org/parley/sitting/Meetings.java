package org.parley.sitting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.procedure.motion.MeetingState;
import org.parley.procedure.motion.MotionKind;

/** What the rules of procedure ask about a sitting, drawn from how it stands. */
final class Meetings {

    private Meetings() {}

    /** @param moved in the order in which they were raised */
    static MeetingState state(Sitting sitting, @Nullable AgendaItem current, List<Motion> moved, boolean voting) {
        return new MeetingState(
                sitting.state() == SittingState.OPEN,
                voting,
                current != null,
                current != null && current.debateOpen(),
                current != null && current.listOpen(),
                appealable(moved).isPresent(),
                moved.stream().filter(Motion::pending).map(Motion::kind).toList());
    }

    /** The last ruling, unless it was appealed against already (UN General Assembly rules 71 and 113). */
    static Optional<Motion> appealable(List<Motion> moved) {
        return moved.stream()
                .filter(motion -> motion.state() == MotionState.RULED)
                .reduce((earlier, later) -> decided(later).isBefore(decided(earlier)) ? earlier : later)
                .filter(ruling -> moved.stream()
                        .noneMatch(motion -> ruling.id().equals(motion.against())
                                && motion.state() != MotionState.WITHDRAWN
                                && motion.state() != MotionState.REFUSED));
    }

    private static Instant decided(Motion motion) {
        return motion.decidedAt() == null ? motion.raisedAt() : motion.decidedAt();
    }

    /** What is dealt with next of what was raised; what is under vote is being dealt with. */
    static Optional<Motion> next(List<Motion> moved, boolean voting) {
        return MotionKind.next(
                moved.stream()
                        .filter(motion -> motion.state() == MotionState.RAISED)
                        .toList(),
                Motion::kind,
                voting);
    }
}
