package org.parley.amendment;

import java.util.Locale;

/** Where an amendment stands. */
public enum AmendmentStatus {
    /** Written by a delegation, seen by nobody else. */
    DRAFT,
    /** Put before everybody, but not yet with as many co-sponsors as the negotiation asks for. */
    SEEKING,
    /** Proposed: it may be put to the vote. */
    PROPOSED,
    WITHDRAWN,
    ADOPTED,
    REJECTED,
    /** No longer applies: the text, or the amendment that it amends, has changed under it. */
    OBSOLETE;

    /** Whether it is before the table and not decided. */
    public boolean pending() {
        return this == SEEKING || this == PROPOSED;
    }

    /** The end of its translation key, and its name in addresses and in the record. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
