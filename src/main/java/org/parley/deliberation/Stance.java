package org.parley.deliberation;

import java.util.Locale;

/** What a delegation says of a text: from what it wants to what it will never accept. */
public enum Stance {
    SUPPORT,
    /** Can live with it. */
    ACCEPT,
    OPPOSE,
    /** Will not agree to anything that holds it. */
    RED_LINE,
    /** Takes no position, or none any more. */
    NONE;

    /** Whether it stands in the way. */
    public boolean contrary() {
        return this == OPPOSE || this == RED_LINE;
    }

    /** Its name in the record, in addresses and translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
