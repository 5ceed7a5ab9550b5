package org.parley.amendment;

import java.util.List;
import org.parley.plan.VersionView;
import org.parley.text.Collision;

/**
 * How the amendments that are before the table meet on the newest version of a plan.
 *
 * @param version    that version
 * @param amendments how many are before the table
 * @param pairs      every two that meet, the one with the lower number first, by their numbers
 */
public record CollisionMap(VersionView version, int amendments, List<Pair> pairs) {

    /** Two amendments that meet, and how, seen from the first. */
    public record Pair(AmendmentLine one, AmendmentLine other, Collision collision) {}

    public CollisionMap {
        pairs = List.copyOf(pairs);
    }
}
