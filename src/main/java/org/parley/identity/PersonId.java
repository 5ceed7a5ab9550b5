package org.parley.identity;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a person. */
public record PersonId(UUID value) implements Identifier {}
