package org.parley.procedure;

/**
 * How many of those entitled must take part for a decision to be one.
 *
 * @param threshold how many, of all entitled
 * @param counted   who counts as taking part
 */
public record Quorum(Threshold threshold, Counted counted) {

    /** Who counts as taking part. */
    public enum Counted {
        /** Those in the room, and those who cast anything from elsewhere. */
        PRESENT,
        /** Those who cast anything. */
        CAST
    }
}
