package org.parley.deliberation;

import java.util.Locale;

/** Whom a delegation tells its position. Chosen with each statement of it and never changed. */
public enum PositionAudience {
    /** The own delegation, and nobody else. */
    DELEGATION,
    /** The facilitators too, so that they know where agreement is near; no other delegation. */
    FACILITATORS,
    /** Everybody who may read the negotiation. */
    EVERYONE;

    /** Its name in addresses and translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
