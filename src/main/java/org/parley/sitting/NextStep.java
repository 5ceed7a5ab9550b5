package org.parley.sitting;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What comes next in a sitting: the one step that moves it on.
 *
 * @param target what it is done to: a round, a motion, a speech or an item, as the kind says; null for the sitting itself
 * @param why    more on why it is this one, in the reader's words; empty where the kind says it all
 */
public record NextStep(Kind kind, @Nullable UUID target, String why) {

    /** The steps, the one that goes before the others first. */
    public enum Kind {
        /** The sitting waits for enough delegations to be in the room. */
        GATHER,
        OPEN,
        RESUME,
        /** On a point of order. */
        RULE,
        CLOSE_ROUND,
        PROCLAIM,
        END_SPEECH,
        /** A motion to the vote. */
        PUT,
        /** The next speaker. */
        CALL,
        OPEN_ROUND,
        /** The next item. */
        TAKE_UP,
        /** The last item. */
        CONCLUDE,
        CLOSE,
        /** The sitting is over. */
        NOTHING;

        /** The end of its translation keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static NextStep of(Kind kind) {
        return new NextStep(kind, null, "");
    }

    static NextStep of(Kind kind, UUID target) {
        return new NextStep(kind, target, "");
    }
}
