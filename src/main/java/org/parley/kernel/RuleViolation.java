package org.parley.kernel;

import java.util.List;

/**
 * A rule of the house that an act would have broken. The key names the sentence in the bundle of the module that refuses; it is
 * translated once, where the reader's language is known.
 */
public final class RuleViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> arguments;

    public RuleViolation(String key, Object... arguments) {
        super(key, null, false, false);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
