package org.parley.procedure;

import org.jspecify.annotations.Nullable;

/**
 * What makes a consensus: the question is adopted unless more than so many object by voting no.
 *
 * @param atMost so many may object, 0 or more
 * @param except whose objection is set aside: a kind of delegation, the name of one, or a bloc (the State concerned in the OSCE's
 *               consensus minus one, Prague 1992); null where everybody's counts
 */
public record Objections(int atMost, @Nullable String except) {

    public static Objections atMost(int most) {
        return new Objections(most, null);
    }

    boolean counts(Elector elector) {
        return except == null || !elector.is(except);
    }
}
