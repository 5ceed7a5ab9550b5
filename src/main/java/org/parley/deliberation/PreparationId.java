package org.parley.deliberation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of what a delegation has prepared for one question. */
public record PreparationId(UUID value) implements Identifier {}
