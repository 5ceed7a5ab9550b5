package org.parley.implementation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a reservation to an agreement. */
public record ReservationId(UUID value) implements Identifier {}
