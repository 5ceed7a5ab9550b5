package org.parley.implementation;

import java.util.Locale;

/** How far a provision is carried out: the scale of the Peace Accords Matrix of the Kroc Institute, 0 to 3. */
public enum Level {
    NOT_BEGUN,
    MINIMAL,
    INTERMEDIATE,
    FULL;

    /** Its name in the record, the API and translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
