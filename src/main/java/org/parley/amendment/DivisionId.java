package org.parley.amendment;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Names a request for a vote in parts. */
public record DivisionId(UUID value) implements Identifier {}
