package org.parley.deliberation;

import java.util.Locale;

/** Who reads a thread. Chosen when it begins and never changed: what was said to few is not shown to many later. */
public enum Audience {
    /** Everybody who may read the negotiation. */
    EVERYONE,
    /** The delegation of the person who began it, and nobody else, facilitators included. */
    DELEGATION;

    /** Its name in addresses, the record and translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
