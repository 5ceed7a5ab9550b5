package org.parley.room;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a machine that shows the room's wall. */
public record DisplayId(UUID value) implements Identifier {}
