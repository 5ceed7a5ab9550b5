package org.parley.api;

import java.util.Locale;
import java.util.UUID;
import org.parley.kernel.SubjectRef;

/** A field whose value is none of those it may have. */
final class Misunderstood extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    Misunderstood(String field) {
        super(field, null, false, false);
        this.field = field;
    }

    String field() {
        return field;
    }

    /** Reads {@code kind:uuid}. */
    static SubjectRef subject(String field, String text) {
        try {
            return SubjectRef.parse(text);
        } catch (IllegalArgumentException notOne) {
            throw new Misunderstood(field);
        }
    }

    static UUID id(String field, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            throw new Misunderstood(field);
        }
    }

    /** Reads one of an enumeration's values in lower case. */
    static <E extends Enum<E>> E word(String field, Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException notOne) {
            throw new Misunderstood(field);
        }
    }
}
