package org.parley.amendment;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a motion to reconsider. */
public record ReconsiderationId(UUID value) implements Identifier {}
