package org.parley.delegation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a seat. */
public record SeatId(UUID value) implements Identifier {}
