package org.parley.deliberation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a statement. */
public record StatementId(UUID value) implements Identifier {}
