package org.parley.amendment;

import java.util.Objects;
import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of an amendment, the same from its first draft to its end. */
public record AmendmentId(UUID value) implements Identifier {

    public AmendmentId {
        Objects.requireNonNull(value);
    }
}
