package org.parley.sitting;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of an item of an agenda. */
public record ItemId(UUID value) implements Identifier {}
