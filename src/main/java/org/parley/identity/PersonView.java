package org.parley.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person as others see one.
 *
 * @param joined   whether they have chosen a password and can sign in
 * @param erased   whether what says who it was has been taken out
 * @param language code of the language they chose, if any
 */
public record PersonView(
        PersonId id,
        String name,
        String email,
        boolean administrator,
        boolean enabled,
        boolean joined,
        boolean erased,
        @Nullable String language,
        Instant joinedAt) {}
