package org.parley.voting;

import java.util.Locale;

/** Where a round stands. It moves one way, or is annulled before it is proclaimed. */
public enum RoundState {
    PREPARED,
    OPEN,
    CLOSED,
    PROCLAIMED,
    ANNULLED;

    /** Its name in translation keys and addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
