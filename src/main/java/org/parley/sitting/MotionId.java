package org.parley.sitting;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a procedural motion. */
public record MotionId(UUID value) implements Identifier {}
