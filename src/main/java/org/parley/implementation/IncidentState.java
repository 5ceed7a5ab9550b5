package org.parley.implementation;

import java.util.Locale;

/** What became of an incident. */
public enum IncidentState {
    /** Somebody says that it happened. */
    REPORTED,
    /** It was found that it happened: the deadlines of the response run. */
    FOUND,
    /** It was found that it did not happen, or was no call on the guarantee. */
    NOT_FOUND,
    /** It has ceased, or is settled otherwise. */
    ENDED;

    /** Its name in the record, the API and translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
