package org.parley.sitting;

import java.util.Locale;

/** What the floor is asked for, in the order in which it is given. */
public enum Queue {
    /** To speak on the item. */
    DEBATE,
    /** To explain a vote before it is taken (UN General Assembly rules 88 and 128). */
    BEFORE_VOTE,
    /** To explain a vote after it was taken. */
    AFTER_VOTE,
    /** To reply to what another said, at the end (73 and 115). */
    REPLY;

    /** The end of its translation key. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
