package org.parley.text;

import java.util.Objects;
import java.util.UUID;
import org.parley.kernel.Identifier;
import org.parley.kernel.Ids;

/** Identity of a bracket: the same from the amendment that puts it in until it is settled, whatever is written in it. */
public record BracketId(UUID value) implements Identifier {

    public BracketId {
        Objects.requireNonNull(value);
    }

    public static BracketId next() {
        return new BracketId(Ids.next());
    }

    /** Reads the form that {@link #toString()} prints; throws {@link IllegalArgumentException} for anything else. */
    public static BracketId parse(String text) {
        return new BracketId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
