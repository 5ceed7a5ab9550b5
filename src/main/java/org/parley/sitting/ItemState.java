package org.parley.sitting;

import java.util.Locale;

/** Where an item of the agenda stands. */
public enum ItemState {
    WAITING,
    /** Under discussion: one at most in a sitting. */
    CURRENT,
    CONCLUDED,
    /** The debate on it was adjourned: it can be taken up again. */
    ADJOURNED,
    /** Taken off the agenda. */
    STRUCK;

    /** The end of its translation key. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
