package org.parley.kernel;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How a delegation means to vote, told to nobody but its own people. Answered by the module in which they prepare. */
public interface Intentions {

    /** What the head of the delegation of the person signed in has signed off for a round; empty where nothing is. */
    Optional<Intention> inRound(UUID round);

    /**
     * A vote that was signed off.
     *
     * @param answer  a word of {@link Votes.Vote#answers()}, or {@link #FREE}
     * @param name    who signed it off
     * @param outdated whether the instruction from capital was given or ended after that
     */
    record Intention(String answer, String name, Instant at, boolean outdated) {

        /** Left to whoever casts. */
        public static final String FREE = "free";
    }
}
