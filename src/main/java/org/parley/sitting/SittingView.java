package org.parley.sitting;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.procedure.motion.Impediment;
import org.parley.procedure.motion.MotionKind;

/**
 * A sitting as its page shows it.
 *
 * @param agenda      in reading order
 * @param roll        the delegations in their order at the table
 * @param opening     whether enough are in the room to open; null where the rules ask nothing of it
 * @param speeches    in the order of queues and places, those over included
 * @param motions     in the order in which they were raised
 * @param voting      whether a vote is on that was opened in this sitting
 * @param outOfOrder  which motions are out of order now, and why
 * @param next        the motion to be dealt with next; null where there is none
 */
public record SittingView(
        SittingSummary head,
        Limits limits,
        List<AgendaItemView> agenda,
        List<AttendanceView> roll,
        @Nullable Opening opening,
        List<SpeechView> speeches,
        List<MotionView> motions,
        boolean voting,
        Map<MotionKind, Impediment> outOfOrder,
        @Nullable MotionId next) {

    public SittingId id() {
        return head.id();
    }

    public SittingState state() {
        return head.state();
    }

    /** The item under discussion. */
    public Optional<AgendaItemView> current() {
        return agenda.stream().filter(item -> item.state() == ItemState.CURRENT).findFirst();
    }

    /** The item to take up next: the first that waits. */
    public Optional<AgendaItemView> coming() {
        return agenda.stream().filter(item -> item.state() == ItemState.WAITING).findFirst();
    }

    public Optional<AgendaItemView> item(ItemId id) {
        return agenda.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /** Who speaks now. */
    public Optional<SpeechView> speaking() {
        return speeches.stream()
                .filter(speech -> speech.state() == SpeechState.SPEAKING)
                .findFirst();
    }

    /** Who waits to speak on the item under discussion, in the order in which they are called. */
    public List<SpeechView> waiting() {
        return current()
                .map(item -> speeches.stream()
                        .filter(speech -> speech.state() == SpeechState.WAITING)
                        .filter(speech -> speech.item().equals(item.id()))
                        .toList())
                .orElse(List.of());
    }

    /** The motions that something has still to be done about. */
    public List<MotionView> pending() {
        return motions.stream()
                .filter(motion -> motion.state() == MotionState.RAISED || motion.state() == MotionState.PUT)
                .toList();
    }

    public Optional<MotionView> motion(MotionId id) {
        return motions.stream().filter(motion -> motion.id().equals(id)).findFirst();
    }

    /** Those in the room. */
    public Set<DelegationId> present() {
        return roll.stream()
                .filter(AttendanceView::present)
                .map(each -> each.delegation().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How long a delegation has spoken of its budget, on the item under discussion or in the sitting. */
    public Duration used(DelegationId delegation) {
        return SpeakingTime.used(
                speeches, delegation, limits, current().map(AgendaItemView::id).orElse(null));
    }
}
