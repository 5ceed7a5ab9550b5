package org.parley.sitting;

import java.util.Locale;

/** Where a turn to speak stands. */
public enum SpeechState {
    WAITING,
    SPEAKING,
    SPOKEN,
    /** Taken back by the delegation, or struck from the list. */
    WITHDRAWN;

    /** The end of its translation key. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
