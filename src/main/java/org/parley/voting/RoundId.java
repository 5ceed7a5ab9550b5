package org.parley.voting;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a round. */
public record RoundId(UUID value) implements Identifier {}
