package org.parley.implementation;

import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.RuleViolation;

/**
 * Who is proposed to send observers.
 *
 * @param nominee a delegation at the table; null where one is named that is not there
 * @param outside a State or organisation that is not at the table; null where a delegation is named
 * @param offered how many observers, 1 to {@link #MOST_OBSERVERS}
 * @param text    what is said for it
 */
public record NewNomination(
        @Nullable DelegationId nominee, @Nullable String outside, int offered, String text) {

    /** Most observers of one nomination. */
    public static final int MOST_OBSERVERS = 100_000;

    /** Most characters of what is said for it, and of every reason. */
    public static final int LONGEST_TEXT = 1_000;

    public NewNomination {
        if ((nominee == null) == (outside == null || outside.isBlank())) {
            throw new RuleViolation("mission.error.nominee");
        }
        outside = nominee != null || outside == null
                ? null
                : Words.paragraphs(outside, Mandate.LONGEST_NAME, "mission.error.name");
        if (offered < 1 || offered > MOST_OBSERVERS) {
            throw new RuleViolation("mission.error.offered", MOST_OBSERVERS);
        }
        text = Words.paragraphs(text, LONGEST_TEXT, "mission.error.why");
    }
}
