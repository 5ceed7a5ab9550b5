package org.parley.plan;

import java.util.Locale;

/** How a bracket came to its end. */
public enum BracketEnd {
    /** An adopted amendment settled it or took it out. */
    VOTE,
    /** Those who stood behind the other alternatives consented. */
    AGREEMENT,
    /** An alternative was taken back and one was left. */
    WITHDRAWAL;

    /** The end of its translation key, and its name in the record. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
