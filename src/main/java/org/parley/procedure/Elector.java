package org.parley.procedure;

import java.util.Set;
import java.util.UUID;

/**
 * A delegation that may vote, as it stood when the round opened.
 *
 * @param delegation its identity
 * @param name       its name then
 * @param kind       party, guarantor, contributor: what consents ask for
 * @param weight     its weight, 0 or more
 * @param blocs      the blocs it belongs to
 * @param present    whether it is in the room; one that casts a ballot is taken to be
 */
public record Elector(UUID delegation, String name, String kind, long weight, Set<String> blocs, boolean present) {

    public Elector {
        if (weight < 0) {
            throw new IllegalArgumentException("a weight below nothing: " + weight);
        }
        blocs = Set.copyOf(blocs);
    }

    /** Whether this is what a rule set means by a kind, a name or a bloc. */
    boolean is(String who) {
        return kind.equals(who) || name.equals(who) || blocs.contains(who);
    }

    /** A delegation of weight one in no bloc and not seen in the room. */
    public static Elector of(UUID delegation, String name, String kind) {
        return new Elector(delegation, name, kind, 1, Set.of(), false);
    }
}
