package org.parley.sitting;

import java.util.Locale;

/** Where a procedural motion stands. */
public enum MotionState {
    RAISED,
    /** Under vote, or voted on and to be proclaimed. */
    PUT,
    ADOPTED,
    REJECTED,
    /** A point of order that was ruled on. */
    RULED,
    /** Not received: it was out of order. */
    REFUSED,
    WITHDRAWN,
    /** The sitting was closed before anything was done about it. */
    LAPSED;

    /** The end of its translation key. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
