package org.parley.deliberation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a thread. */
public record ThreadId(UUID value) implements Identifier {}
