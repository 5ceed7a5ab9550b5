package org.parley.deliberation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a position as it was stated once. */
public record PositionId(UUID value) implements Identifier {}
