package org.parley.procedure;

import java.util.Locale;

/** How a vote is taken. Fixed when the round is prepared, and the record holds it from then on. */
public enum Manner {
    /** Recorded, all at once: sealed until the close, when everybody learns how each delegation voted. */
    SIMULTANEOUS,
    /** Recorded, each ballot public from the moment it is cast. */
    LIVE,
    /** Called name by name from one drawn by lot, each answer public (UN General Assembly, rule 87). */
    ROLL_CALL,
    /** Counted in the room by a facilitator and by a second person; nobody's name is kept. */
    SHOW_OF_HANDS,
    /** Who took part is known, how each voted is not. */
    SECRET,
    /** Adopted unless an objection arrives in time. */
    SILENCE;

    /** Its name in translation keys and addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether each answer is public from the moment it is given. */
    public boolean live() {
        return this == LIVE || this == ROLL_CALL;
    }

    /** Reads what the record says. @throws IllegalArgumentException where there is none of that name */
    public static Manner of(String name) {
        for (Manner manner : values()) {
            if (manner.name().equals(name)) {
                return manner;
            }
        }
        throw new IllegalArgumentException("no manner of taking a vote: " + name);
    }
}
