package org.parley.library;

import java.util.Locale;

/** How much of what was settled stood after some years. */
public enum Verdict {
    HELD,
    PARTLY,
    FAILED,
    /** The years have not passed, or nobody has written down how it stood. */
    NOT_YET;

    /** Its name in files, addresses and translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
