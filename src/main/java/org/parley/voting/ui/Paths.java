package org.parley.voting.ui;

import org.parley.voting.RoundId;

/** Addresses of the rounds' screens. */
final class Paths {

    private Paths() {}

    static String rounds(String negotiation) {
        return "negotiations/" + negotiation + "/rounds";
    }

    static String round(String negotiation, RoundId round) {
        return rounds(negotiation) + "/" + round.value();
    }

    static String prepare(String negotiation) {
        return rounds(negotiation) + "/new";
    }
}
