package org.parley.procedure.choice;

/** How options that the ballots leave equal are put in order; declared when the round is prepared. */
public enum Ties {
    /** By an order that is drawn by lot when the round opens, before any ballot is cast. */
    DRAWN,
    /** By the order in which the options are listed: the declared fall-back order. */
    LISTED
}
