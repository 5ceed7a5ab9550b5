package org.parley.plan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version without its text.
 *
 * @param number     from 1
 * @param at         when it came to be
 * @param by         name of the person who imported or proclaimed it
 * @param round      the round that decided it, null for the first
 * @param amendments what it took in
 */
public record VersionSummary(
        PlanId plan,
        int number,
        Instant at,
        String by,
        @Nullable UUID round,
        List<UUID> amendments) {}
