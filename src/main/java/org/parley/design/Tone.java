package org.parley.design;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a badge or banner sounds; the colour follows, the word and the shape carry the meaning. */
public enum Tone {
    NEUTRAL,
    ACCENT,
    POSITIVE,
    NEGATIVE,
    CAUTION;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
