package org.parley.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something on somebody's screen is no longer what it was. Published for every act, and by features for what changes without being
 * one: a draft saved by itself, a person who came to edit.
 *
 * @param negotiation where
 * @param subject     what
 * @param type        the act's type, or a word of the feature's own
 * @param person      who caused it
 * @param audience    the delegation that alone may learn of it; null for every reader of the negotiation
 */
public record Touched(
        UUID negotiation,
        SubjectRef subject,
        String type,
        UUID person,
        @Nullable UUID audience) {

    /** What every reader of the negotiation may learn of. */
    public Touched(UUID negotiation, SubjectRef subject, String type, UUID person) {
        this(negotiation, subject, type, person, null);
    }
}
