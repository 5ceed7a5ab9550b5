package org.parley.amendment;

import java.util.Locale;

/** Where a motion to reconsider stands. */
public enum ReconsiderationStatus {
    MOVED,
    /** What was decided may be put again. */
    CARRIED,
    LOST,
    WITHDRAWN;

    /** The end of its translation key, and its name for programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
