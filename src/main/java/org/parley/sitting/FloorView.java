package org.parley.sitting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a room needs to see of the sitting that is open or suspended: where it is and who speaks.
 *
 * @param item     under discussion; null where none is
 * @param speaking who has the floor; null where nobody has
 * @param given    when the floor was last given to somebody; null where nobody has had it
 * @param waiting  who waits to speak on the item, in the order in which they are called
 */
public record FloorView(
        SittingSummary sitting,
        @Nullable AgendaItemView item,
        @Nullable SpeechView speaking,
        @Nullable Instant given,
        List<SpeechView> waiting) {

    public FloorView {
        waiting = List.copyOf(waiting);
    }
}
