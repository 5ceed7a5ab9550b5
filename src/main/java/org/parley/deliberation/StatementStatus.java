package org.parley.deliberation;

import java.util.Locale;

/** How far a statement has come. */
public enum StatementStatus {
    /** Its delegation's own. */
    DRAFT,
    /** On record. */
    ENTERED,
    /** On record, and no longer stood by; its text stays readable. */
    WITHDRAWN,
    /** A draft that was put away: its delegation's own. */
    DISCARDED;

    /** Whether everybody who may read the negotiation reads it. */
    public boolean onRecord() {
        return this == ENTERED || this == WITHDRAWN;
    }

    /** Its name in the record and translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
