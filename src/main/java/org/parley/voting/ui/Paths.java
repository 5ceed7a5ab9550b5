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

    static String rules(String negotiation) {
        return "negotiations/" + negotiation + "/rules";
    }

    static String rules(String negotiation, String id) {
        return rules(negotiation) + "/" + id;
    }

    static String writeRules(String negotiation) {
        return rules(negotiation) + "/new";
    }

    static String changeRules(String negotiation, String id) {
        return rules(negotiation, id) + "/change";
    }

    static String prepare(String negotiation) {
        return rounds(negotiation) + "/new";
    }

    static String prepareChoice(String negotiation) {
        return rounds(negotiation) + "/new-choice";
    }
}
