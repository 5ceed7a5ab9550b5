package org.parley.library;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a precedent's place beside a provision. */
public record LinkId(UUID value) implements Identifier {}
