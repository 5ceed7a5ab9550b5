package org.parley.implementation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a commitment. */
public record CommitmentId(UUID value) implements Identifier {}
