package org.parley.room;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.parley.delegation.NegotiationId;

/**
 * A machine on the wall, as facilitators see it.
 *
 * @param language what it speaks; empty: as the machine does
 * @param theme    "light" or "dark"; empty: as the machine does
 * @param ends     when it ends by itself; while it waits, when its code does
 */
public record DisplayView(
        DisplayId id,
        NegotiationId negotiation,
        String name,
        State state,
        Optional<String> language,
        Optional<String> theme,
        Instant madeAt,
        Optional<Instant> openedAt,
        Instant ends) {

    /** WAITING for its code to be typed. */
    public enum State {
        WAITING,
        OPEN,
        ENDED;

        /** Its name in translation keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
