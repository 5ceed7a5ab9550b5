package org.parley.procedure;

/** How much a threshold asks for: a share of its base, or so many. */
public sealed interface Amount permits Fraction, Count {

    /** As it stands in a rule set: {@code "2/3"} or {@code "9"}. */
    String text();
}
