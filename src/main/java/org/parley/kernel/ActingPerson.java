package org.parley.kernel;

import java.util.Optional;
import java.util.UUID;

/** Who acts now. Answered by the module that knows people, asked by what must not know them. */
public interface ActingPerson {

    /** The person signed in; empty where the house itself acts. */
    Optional<UUID> acting();
}
