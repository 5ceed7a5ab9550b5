package org.parley.implementation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a nomination to a monitoring mission. */
public record NominationId(UUID value) implements Identifier {}
