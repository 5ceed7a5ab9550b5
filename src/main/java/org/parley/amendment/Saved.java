package org.parley.amendment;

/** What came of saving a draft. */
public sealed interface Saved {

    /** It is kept; the next save builds on it. */
    record Kept(AmendmentView amendment) implements Saved {}

    /** Somebody else saved meanwhile. Nothing was overwritten: both texts are there to choose from. */
    record Overtaken(AmendmentView theirs) implements Saved {}
}
