package org.parley.voting;

import org.parley.procedure.Manner;

/**
 * How a round is taken.
 *
 * @param manner     in what manner delegations answer
 * @param indicative whether it is a straw poll: its result is shown and recorded, and nothing follows from it
 */
public record Taking(Manner manner, boolean indicative) {

    /** Recorded, all at once, and binding. */
    public static final Taking USUAL = new Taking(Manner.SIMULTANEOUS, false);

    /** Binding, in this manner. */
    public static Taking by(Manner manner) {
        return new Taking(manner, false);
    }
}
