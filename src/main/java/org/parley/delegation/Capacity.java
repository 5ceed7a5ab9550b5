package org.parley.delegation;

import java.util.Locale;

/** What a seat lets a person do. */
public enum Capacity {
    /** Runs the talks: prepares, opens, closes and proclaims rounds; belongs to no delegation. */
    FACILITATOR,
    /** Speaks and votes for a delegation. */
    HEAD,
    /** Speaks and votes for a delegation beside its head. */
    DEPUTY,
    /** Drafts and comments within a delegation; neither proposes nor votes. */
    ADVISER,
    /** Reads, and nothing else. */
    OBSERVER;

    /** Whether a seat of this capacity belongs to a delegation that negotiates. */
    public boolean delegate() {
        return this == HEAD || this == DEPUTY || this == ADVISER;
    }

    /** Whether it may propose and vote in the delegation's name. */
    public boolean voice() {
        return this == HEAD || this == DEPUTY;
    }

    /** Its name in the record and in translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
