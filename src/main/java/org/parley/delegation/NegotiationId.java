package org.parley.delegation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a negotiation. */
public record NegotiationId(UUID value) implements Identifier {}
