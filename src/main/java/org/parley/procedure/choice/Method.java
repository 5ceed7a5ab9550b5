package org.parley.procedure.choice;

/** How a choice among options is marked and counted. */
public enum Method {
    /** One option is marked; the most marks win. */
    SINGLE(Marking.ONE, true, false),
    /** As many options may be marked as there are places; the most marks win. */
    MULTIPLE(Marking.SOME, true, true),
    /** Any number of options is approved of; the most approvals win. */
    APPROVAL(Marking.SOME, true, true),
    /** Each option is given 0 to {@value Marks#HIGHEST_SCORE} points, an unmarked one none; the most points win. */
    SCORE(Marking.POINTS, true, true),
    /** Ranks; Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent method" (2011). */
    SCHULZE(Marking.RANKS, true, false),
    /** Ranks; Nicolaus Tideman, "Independence of clones as a criterion for voting rules" (1987). */
    RANKED_PAIRS(Marking.RANKS, true, false),
    /** Ranks; the transferable vote for one place, which is the alternative vote. */
    INSTANT_RUN_OFF(Marking.RANKS, false, false),
    /** Ranks; as Scottish councils are elected: the Scottish Local Government Elections Order 2007, schedule 1, rules 45 to 52. */
    TRANSFERABLE_VOTE(Marking.RANKS, false, true);

    /** What stands beside an option on the ballot. */
    public enum Marking {
        /** 1 beside one option. */
        ONE,
        /** 1 beside some options. */
        SOME,
        /** Points. */
        POINTS,
        /** 1 for the first preference, 2 for the second. */
        RANKS;

        /** The largest number that may stand beside one of so many options. */
        public int most(int options) {
            return this == RANKS ? options : this == POINTS ? Marks.HIGHEST_SCORE : 1;
        }
    }

    private final Marking marking;
    private final boolean equals;
    private final boolean places;

    Method(Marking marking, boolean equals, boolean places) {
        this.marking = marking;
        this.equals = equals;
        this.places = places;
    }

    public Marking marking() {
        return marking;
    }

    /** Whether two options may be given the same number. */
    public boolean allowsEquals() {
        return equals;
    }

    /** Whether it may fill more than one place. */
    public boolean severalPlaces() {
        return places;
    }

    /** Whether it looks at each pair of options. */
    public boolean pairwise() {
        return this == SCHULZE || this == RANKED_PAIRS;
    }

    /** Whether it counts in stages. */
    public boolean staged() {
        return this == INSTANT_RUN_OFF || this == TRANSFERABLE_VOTE;
    }
}
