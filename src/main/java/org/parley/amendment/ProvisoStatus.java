package org.parley.amendment;

import java.util.Locale;

/** What became of a proviso. */
public enum ProvisoStatus {
    STATED,
    /** The other amendment was adopted. */
    MET,
    /** The other amendment was rejected or no longer applies: by its own terms this one fell. */
    UNMET,
    /** Taken back. */
    LIFTED;

    /** The end of its translation key, and its name in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
