package org.parley.procedure;

/** Whom a majority is a share of. */
public enum Base {
    /** Those who voted yes or no: abstaining is as good as not being there (UN General Assembly rules 86 and 126). */
    PRESENT_AND_VOTING,
    /** Those who cast anything, abstentions included. */
    CAST,
    /** Those who are in the room, whether or not they cast anything. */
    PRESENT,
    /** All who may vote, absent or not. */
    ENTITLED
}
