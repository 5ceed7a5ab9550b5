package org.parley.amendment;

import java.util.Locale;

/** Where a package stands. */
public enum PackageStatus {
    /** Before the table: composed, and perhaps not agreed by all yet. */
    OPEN,
    ADOPTED,
    REJECTED,
    /** Adopted by its round, but the text under one of its amendments had changed since the round opened: none entered the text. */
    OVERTAKEN,
    /** Given up before it was decided: its amendments stand alone again. */
    DISSOLVED;

    /** The end of its translation key, and its name in addresses and in the record. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
