package org.parley.sitting;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;

/** How much of its time a delegation has had, and for how long its next speech may last. */
final class SpeakingTime {

    private SpeakingTime() {}

    /**
     * What counts against a delegation's budget: its speeches on the item, or in the sitting. Explanations of vote and replies do not.
     *
     * @param item for a budget of each item; null where none is under discussion
     */
    static Duration used(
            Collection<SpeechView> speeches, DelegationId delegation, Limits limits, @Nullable ItemId item) {
        return speeches.stream()
                .filter(speech ->
                        speech.queue() == Queue.DEBATE && speech.delegation().equals(delegation))
                .filter(speech -> limits.scope() == Limits.Scope.SITTING || Objects.equals(speech.item(), item))
                .map(SpeechView::spoken)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** What is left of a budget, never less than nothing; null without one. */
    static @Nullable Duration left(Limits limits, Duration used) {
        Duration budget = limits.budget();
        if (budget == null) {
            return null;
        }
        Duration left = budget.minus(used);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** For how long a speech may last: what is said of one, and no more than is left of the budget; null without either. */
    static @Nullable Duration limit(Limits limits, Queue queue, Duration used) {
        Duration one = limits.of(queue);
        Duration left = queue == Queue.DEBATE ? left(limits, used) : null;
        if (one == null || left == null) {
            return one == null ? left : one;
        }
        return one.compareTo(left) < 0 ? one : left;
    }
}
