package org.parley.sitting;

import java.util.Locale;

/** Where a sitting stands. It opens once and closes once; between it may be suspended and resumed. */
public enum SittingState {
    PLANNED,
    OPEN,
    SUSPENDED,
    CLOSED;

    /** The end of its translation key. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
