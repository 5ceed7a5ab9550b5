package org.parley.delegation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a delegation. */
public record DelegationId(UUID value) implements Identifier {}
