package org.parley.deliberation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger: what a delegation stated, and from where it came, as far as the reader may know either.
 *
 * @param before what it had stated before on the same thing; null where this is the first
 */
public record Movement(PositionView stated, @Nullable Stance before) {

    /** Where a delegation moved. */
    public enum Direction {
        /** It had taken no position before. */
        FIRST,
        /** Nearer to agreeing. */
        TOWARD,
        /** Further from agreeing. */
        AWAY,
        /** Said again, for another reason or to others. */
        SAME,
        /** It takes none any more. */
        TAKEN_BACK;

        /** The end of its translation key. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Direction direction() {
        Stance now = stated.stance();
        if (now == Stance.NONE) {
            return Direction.TAKEN_BACK;
        }
        if (before == null || before == Stance.NONE) {
            return Direction.FIRST;
        }
        int way = before.compareTo(now);
        return way == 0 ? Direction.SAME : way > 0 ? Direction.TOWARD : Direction.AWAY;
    }
}
