package org.parley.plan;

import java.util.Locale;

/** How far the talks have come on an article. Nothing is agreed until everything is agreed: AGREED is provisional. */
public enum ArticleStatus {
    /** Under negotiation. */
    OPEN,
    /** Agreed provisionally, by a round. */
    AGREED,
    /** Put to the vote and not agreed as it stands. */
    REJECTED;

    /** The end of its translation key, and its name in the record. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
