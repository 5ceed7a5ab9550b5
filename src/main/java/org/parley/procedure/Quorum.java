package org.parley.procedure;

import org.jspecify.annotations.Nullable;

/**
 * How many of those entitled must take part for a decision to be one.
 *
 * @param threshold how many, of all entitled
 * @param counted   who counts as taking part
 * @param opening   how many must be in the room for the meeting to be opened and debate to proceed (UN General Assembly rules 67 and
 *                  108), of all entitled; null where nothing is asked
 */
public record Quorum(
        Threshold threshold, Counted counted, @Nullable Threshold opening) {

    /** Who counts as taking part. */
    public enum Counted {
        /** Those in the room, and those who cast anything from elsewhere. */
        PRESENT,
        /** Those who cast anything. */
        CAST
    }

    /** A quorum for decisions that asks nothing of the opening. */
    public static Quorum toDecide(Threshold threshold, Counted counted) {
        return new Quorum(threshold, counted, null);
    }
}
