package org.parley.plan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.text.BracketId;
import org.parley.text.ProvisionId;

/**
 * The brackets of a plan: what is left, what was settled, and how it went.
 *
 * @param version the newest version
 * @param open    those left, in reading order
 * @param settled those that are no more, the latest first
 * @param levels  how many were open in each version, from the first
 */
public record BracketLedger(
        PlanId plan, int version, List<BracketView> open, List<Settled> settled, List<Level> levels) {

    /**
     * A bracket that is no more.
     *
     * @param provision where it stood last
     * @param opened    the version that opened it
     * @param closed    the version in which it is no more
     */
    public record Settled(
            BracketId id, ProvisionId provision, int opened, int closed, Instant closedAt, BracketEnd ended) {}

    /** How many brackets a version had. */
    public record Level(int version, Instant at, @Nullable UUID round, int open) {}

    public BracketLedger {
        open = List.copyOf(open);
        settled = List.copyOf(settled);
        levels = List.copyOf(levels);
    }
}
