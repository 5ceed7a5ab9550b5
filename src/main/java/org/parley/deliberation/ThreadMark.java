package org.parley.deliberation;

import org.jspecify.annotations.Nullable;

/**
 * An open thread as a text marks it in its margin and under its words.
 *
 * @param anchor   the words it is about; null for the whole
 * @param comments how many comments it has
 */
public record ThreadMark(ThreadId id, @Nullable TextAnchor anchor, Audience audience, int comments) {}
