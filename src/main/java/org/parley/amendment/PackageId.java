package org.parley.amendment;

import java.util.Objects;
import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a package. */
public record PackageId(UUID value) implements Identifier {

    public PackageId {
        Objects.requireNonNull(value);
    }
}
