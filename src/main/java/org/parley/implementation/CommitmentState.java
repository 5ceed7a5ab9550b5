package org.parley.implementation;

import java.util.Locale;

/** How firm a commitment is. */
public enum CommitmentState {
    /** Written down by a facilitator; the delegation that would owe it has not said so. */
    NOTED,
    /** Given by the delegation that owes it. */
    GIVEN,
    WITHDRAWN;

    /** Its name in the record, the API and translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
