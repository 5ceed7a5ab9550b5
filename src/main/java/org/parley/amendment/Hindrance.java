package org.parley.amendment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a package cannot be put to the vote as it is.
 *
 * @param amendment the amendment that it is about; null where it is about the package
 */
public record Hindrance(Kind kind, @Nullable AmendmentId amendment) {

    /** What can hinder. */
    public enum Kind {
        /** There are not two amendments in it. */
        FEW,
        /** Withdrawn, decided or no longer applicable. */
        GONE,
        /** An adoption changed how it reads, and its proposer has not answered yet (ADR 0020). */
        CONSENT,
        /** Still seeks co-sponsors. */
        SEEKING,
        /** Its proposer was invited and has not answered. */
        INVITED,
        /** Its proposer agreed to the package in another form. */
        RENEW,
        /** Does not say on the newest text what it was written to say. */
        MISFIT,
        /** Cannot stand beside another of the same package. */
        CONFLICT,
        /** Stands only if an amendment is adopted that is not in the package. */
        CONDITION;

        /** The end of its translation key. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
