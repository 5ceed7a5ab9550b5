package org.parley.implementation;

import java.util.Locale;

/** What became of a nomination. */
public enum NominationState {
    /** Those asked may consent or object; after that the depositary confirms or declines it. */
    PROPOSED,
    /** Its observers take part. */
    CONFIRMED,
    /** It was not accepted. */
    DECLINED,
    /** Whoever made it took it back. */
    WITHDRAWN,
    /** Its observers took part and do so no more. */
    ENDED;

    /** Its name in the record, the API and translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
