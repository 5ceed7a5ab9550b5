package org.parley.library;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a case of the library. */
public record PrecedentId(UUID value) implements Identifier {}
