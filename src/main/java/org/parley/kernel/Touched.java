package org.parley.kernel;

import java.util.UUID;

/**
 * Something on somebody's screen is no longer what it was. Published for every act, and by features for what changes without being
 * one: a draft saved by itself, a person who came to edit.
 *
 * @param negotiation where
 * @param subject     what
 * @param type        the act's type, or a word of the feature's own
 * @param person      who caused it
 */
public record Touched(UUID negotiation, SubjectRef subject, String type, UUID person) {}
