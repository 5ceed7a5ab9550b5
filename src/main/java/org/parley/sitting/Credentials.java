package org.parley.sitting;

import java.util.Locale;

/** Whether a delegation may sit. One that is questioned sits provisionally, with the same rights (UN General Assembly rule 29). */
public enum Credentials {
    UNCHECKED,
    ACCEPTED,
    QUESTIONED;

    /** The end of its translation key. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
