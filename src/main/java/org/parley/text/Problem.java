package org.parley.text;

import java.util.List;

/**
 * What is the matter with one change.
 *
 * @param change    the change
 * @param key       a sentence of the bundle {@code text}
 * @param arguments what the sentence names
 */
public record Problem(Change change, String key, List<Object> arguments) {

    public Problem {
        arguments = List.copyOf(arguments);
    }

    static Problem of(Change change, String key, Object... arguments) {
        return new Problem(change, key, List.of(arguments));
    }
}
