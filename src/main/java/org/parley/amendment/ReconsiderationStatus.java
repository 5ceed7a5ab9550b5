package org.parley.amendment;

import java.util.Locale;

/** Where a motion to reconsider stands. */
public enum ReconsiderationStatus {
    MOVED,
    /** What was decided may be put again. */
    CARRIED,
    LOST,
    WITHDRAWN,
    /** What it was to put again is no longer decided as it was, or can no longer be decided again. */
    LAPSED;

    /** The end of its translation key, and its name for programs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
