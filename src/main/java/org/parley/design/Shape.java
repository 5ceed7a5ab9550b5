package org.parley.design;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The shape that stands beside a word, so that colour never speaks alone. */
public enum Shape {
    /** Open, nothing decided. */
    RING,
    /** Under way now. */
    DISC,
    /** Partly. */
    HALF,
    /** Agreed, adopted, for. */
    CHECK,
    /** Rejected, against. */
    CROSS,
    /** Abstaining, withdrawn, none. */
    DASH,
    /** Contested, needs care. */
    TRIANGLE,
    /** Prepared, proposed. */
    DIAMOND,
    /** Closed. */
    SQUARE,
    /** A draft. */
    DOTS;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
