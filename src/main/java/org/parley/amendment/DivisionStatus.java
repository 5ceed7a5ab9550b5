package org.parley.amendment;

import java.util.Locale;

/** Where a request for a vote in parts stands. */
public enum DivisionStatus {
    /** Asked for, and nobody has objected. */
    ASKED,
    /** A delegation objects: whether to divide is itself put to the vote first. */
    OPPOSED,
    /** The parts are put, one after the other. */
    VOTING,
    /** Every part is decided. */
    ENDED,
    /** The table decided not to divide. */
    REFUSED,
    WITHDRAWN,
    /** What was to be divided is decided or gone, or no longer has these parts. */
    LOST;

    /** Whether it still bears on how the whole is put. */
    public boolean active() {
        return ordinal() <= VOTING.ordinal();
    }

    /** The end of its translation key, and its name for programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
