package org.parley.text.order;

import java.util.List;

/**
 * Why something stands where it stands in the order of voting.
 *
 * @param key       a sentence of the bundle {@code text}
 * @param arguments what the sentence names: numbers; the {@link java.util.UUID} of a proposal, to be shown as its number
 */
public record Reason(String key, List<Object> arguments) {

    public Reason {
        arguments = List.copyOf(arguments);
    }

    static Reason of(String key, Object... arguments) {
        return new Reason(key, List.of(arguments));
    }
}
