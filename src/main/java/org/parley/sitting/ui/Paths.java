package org.parley.sitting.ui;

import org.parley.sitting.SittingId;

/** Addresses of the sittings' screens. */
final class Paths {

    private Paths() {}

    static String sittings(String negotiation) {
        return "negotiations/" + negotiation + "/sittings";
    }

    static String sitting(String negotiation, SittingId sitting) {
        return sittings(negotiation) + "/" + sitting.value();
    }
}
