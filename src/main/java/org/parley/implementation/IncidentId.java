package org.parley.implementation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of an incident. */
public record IncidentId(UUID value) implements Identifier {}
