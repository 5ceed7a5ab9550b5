package org.parley.identity;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of inviting somebody.
 *
 * @param person the account, new or already there
 * @param path   address of the one-time link, without a leading slash, to be handed over by whoever invites; null where the person
 *     has signed in before and needs none
 */
public record Invitation(PersonId person, @Nullable String path) {}
