package org.parley.procedure.motion;

import java.util.List;
import java.util.Optional;

/**
 * What decides whether a motion is in order.
 *
 * @param open       whether the meeting is open and not suspended
 * @param voting     whether a vote is on
 * @param discussing whether an item is under discussion
 * @param debateOpen whether debate on it is open
 * @param listOpen   whether its list of speakers is open
 * @param ruled      whether there is a ruling that was not appealed against
 * @param pending    the motions that were raised and not dealt with
 */
public record MeetingState(
        boolean open,
        boolean voting,
        boolean discussing,
        boolean debateOpen,
        boolean listOpen,
        boolean ruled,
        List<MotionKind> pending) {

    public MeetingState {
        pending = List.copyOf(pending);
    }

    /** What keeps such a motion out of order; empty where it may be raised. */
    public Optional<Impediment> against(MotionKind kind) {
        if (!open) {
            return Optional.of(Impediment.NO_MEETING);
        }
        if (voting && !kind.interrupts()) {
            return Optional.of(Impediment.VOTING);
        }
        return itself(kind).or(() -> others(kind));
    }

    private Optional<Impediment> itself(MotionKind kind) {
        return switch (kind) {
            case POINT_OF_ORDER, SUSPEND, ADJOURN -> Optional.empty();
            case APPEAL -> ruled ? Optional.empty() : Optional.of(Impediment.NO_RULING);
            case ADJOURN_DEBATE, CLOSE_DEBATE -> debate();
            case CLOSE_LIST -> debate().or(() -> listOpen ? Optional.empty() : Optional.of(Impediment.LIST_CLOSED));
        };
    }

    private Optional<Impediment> debate() {
        if (!discussing) {
            return Optional.of(Impediment.NO_ITEM);
        }
        return debateOpen ? Optional.empty() : Optional.of(Impediment.DEBATE_OVER);
    }

    /** Several may rise to a point of order: each is ruled on. Everything else is moved once, and not over what goes before it. */
    private Optional<Impediment> others(MotionKind kind) {
        if (kind == MotionKind.POINT_OF_ORDER) {
            return Optional.empty();
        }
        if (pending.contains(kind)) {
            return Optional.of(Impediment.MOVED_ALREADY);
        }
        return pending.stream().anyMatch(each -> each.precedes(kind))
                ? Optional.of(Impediment.PRECEDED)
                : Optional.empty();
    }
}
