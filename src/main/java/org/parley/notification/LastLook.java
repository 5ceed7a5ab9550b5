package org.parley.notification;

import java.time.Instant;

/**
 * How far somebody has looked.
 *
 * @param seen entries that were in the negotiation's record then: the index of the first that is news
 * @param at   when that was
 */
public record LastLook(long seen, Instant at) {}
