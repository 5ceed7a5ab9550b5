package org.parley.plan;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of an element. */
public record ElementId(UUID value) implements Identifier {}
