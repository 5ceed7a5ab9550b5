package org.parley.library;

import java.util.Locale;

/** By what kind of means a case was settled, or moved. */
public enum InstrumentKind {
    AGREEMENT,
    CEASEFIRE,
    /** A decision of the Security Council or another organ that binds. */
    RESOLUTION,
    PEACE_OPERATION,
    /** A territory administered for a time by an international organisation. */
    ADMINISTRATION,
    MILITARY_OPERATION,
    SANCTIONS,
    SANCTIONS_RELIEF,
    TRIBUNAL,
    ADVISORY_OPINION,
    /** What a state or its head said in public: a declaration, an apology. */
    DECLARATION;

    /** Its name in files, addresses and translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
