package org.parley.plan;

import java.util.Locale;

/**
 * How far the talks have come on an article. Nothing is agreed until everything is agreed: AGREED and CLOSED are provisional while the
 * plan is agreed as a whole or not at all.
 */
public enum ArticleStatus {
    /** Under negotiation. */
    OPEN,
    /** Agreed provisionally, by a round. */
    AGREED,
    /** Put to the vote and not agreed as it stands. */
    REJECTED,
    /** Closed provisionally: it takes no new amendment, and is agreed once every article of the plan is closed. */
    CLOSED,
    /** Closed, and agreed. */
    FINAL;

    /** Whether it takes no new amendment. */
    public boolean closed() {
        return this == CLOSED || this == FINAL;
    }

    /** Whether a round has agreed to it, provisionally or not. */
    public boolean agreed() {
        return this == AGREED || closed();
    }

    /** The end of its translation key, and its name in the record. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
