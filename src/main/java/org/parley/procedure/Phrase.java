package org.parley.procedure;

import java.util.List;

/**
 * A sentence by its key in the bundle {@code procedure} and what fills it: strings, numbers, and lists of names that the screen
 * joins as its language does.
 */
public record Phrase(String key, List<Object> arguments) {

    public Phrase {
        arguments = List.copyOf(arguments);
    }

    public static Phrase of(String key, Object... arguments) {
        return new Phrase(key, List.of(arguments));
    }
}
