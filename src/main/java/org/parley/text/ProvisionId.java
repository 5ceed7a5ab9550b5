package org.parley.text;

import java.util.Objects;
import java.util.UUID;
import org.parley.kernel.Identifier;
import org.parley.kernel.Ids;

/** Identity of an article or of any provision below it. It never changes; the number does. */
public record ProvisionId(UUID value) implements Identifier {

    public ProvisionId {
        Objects.requireNonNull(value);
    }

    public static ProvisionId next() {
        return new ProvisionId(Ids.next());
    }

    /** Reads the form that {@link #toString()} prints; throws {@link IllegalArgumentException} for anything else. */
    public static ProvisionId parse(String text) {
        return new ProvisionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
