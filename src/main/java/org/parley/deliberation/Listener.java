package org.parley.deliberation;

import org.jspecify.annotations.Nullable;
import org.parley.identity.PersonId;

/** A person who reads a thread and so may be mentioned in it. */
public record Listener(
        PersonId person, String name, @Nullable String delegation) {}
