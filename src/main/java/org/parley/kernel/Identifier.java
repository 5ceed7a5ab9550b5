package org.parley.kernel;

import java.util.UUID;

/** Identity of a thing, as a type of its own: a plan's id is never taken for a round's. */
public interface Identifier {

    UUID value();
}
