package org.parley.voting;

import java.util.Locale;

/**
 * Where a round stands. It moves one way, or is annulled before it is proclaimed; one whose question is gone before it opens is not put.
 */
public enum RoundState {
    PREPARED,
    OPEN,
    CLOSED,
    PROCLAIMED,
    ANNULLED,
    NOT_PUT;

    /** Whether nothing more happens to it. */
    public boolean over() {
        return ordinal() >= PROCLAIMED.ordinal();
    }

    /** Its name in translation keys and addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
