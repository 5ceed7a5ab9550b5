package org.parley.text;

import java.util.List;

/**
 * Something that a text should not be adopted with, unless that is meant.
 *
 * @param kind      what kind of thing
 * @param provision where; in the text that was looked at, or for what vanished in the one before
 * @param key       a sentence of the bundle {@code text}, or of the module that found it
 * @param arguments what the sentence names
 */
public record Finding(Kind kind, ProvisionId provision, String key, List<Object> arguments) {

    /** What a check looks for. */
    public enum Kind {
        /** A reference to a provision that is not in the text. */
        REFERENCE,
        /** A bracket that is still open, or a square bracket that was never closed. */
        BRACKET,
        /** A provision without heading, words or anything below. */
        EMPTY,
        /** Two provisions side by side under the same heading. */
        HEADING,
        /** A defined term that is defined twice, not used, or used after its definition went. */
        TERM,
        /** A condition that rests on nothing, waits for itself, cannot be met in time or never is met. */
        SEQUENCE,
        /** A guarantee of which nothing is said what follows where it is called on. Told by a module on top of the texts. */
        GUARANTEE
    }

    public Finding {
        arguments = List.copyOf(arguments);
    }

    static Finding of(Kind kind, ProvisionId provision, String key, Object... arguments) {
        return new Finding(kind, provision, key, List.of(arguments));
    }
}
