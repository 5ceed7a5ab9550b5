package org.parley.delegation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person is in a negotiation, and no more than that: an active seat without the names that screens show.
 *
 * @param delegation null for facilitators and for observers without an organisation
 */
public record Standing(UUID person, @Nullable UUID delegation, Capacity capacity) {}
