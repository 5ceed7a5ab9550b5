package org.parley.delegation;

import java.util.Locale;

/** What a delegation is to the talks. */
public enum DelegationKind {
    /** A party to the conflict, whose consent the rules may require. */
    PARTY,
    GUARANTOR,
    CONTRIBUTOR,
    /** An organisation that watches; has no vote. */
    OBSERVER;

    /** Its name in rule sets, the record and translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
