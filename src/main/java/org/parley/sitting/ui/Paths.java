package org.parley.sitting.ui;

import java.time.LocalDate;
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

    /** The minutes that the record writes of a day. */
    static String minutes(String negotiation, LocalDate day) {
        return "negotiations/" + negotiation + "/record/minutes?day=" + day;
    }
}
