package org.parley.library.ui;

import org.jspecify.annotations.Nullable;
import org.parley.library.PrecedentId;

/** Addresses of the library, without a leading slash: of the house, or within a negotiation, whose places then stay in sight. */
final class PrecedentPaths {

    private PrecedentPaths() {}

    static String list(@Nullable String negotiation) {
        return negotiation == null ? "precedents" : "negotiations/" + negotiation + "/precedents";
    }

    static String of(@Nullable String negotiation, PrecedentId id) {
        return list(negotiation) + "/" + id.value();
    }
}
