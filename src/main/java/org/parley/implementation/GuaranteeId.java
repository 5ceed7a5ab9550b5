package org.parley.implementation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a provision's mark as a guarantee. */
public record GuaranteeId(UUID value) implements Identifier {}
