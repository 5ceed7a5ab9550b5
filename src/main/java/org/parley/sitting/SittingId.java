package org.parley.sitting;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a sitting. */
public record SittingId(UUID value) implements Identifier {}
