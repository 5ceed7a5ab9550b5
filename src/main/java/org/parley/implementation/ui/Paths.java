package org.parley.implementation.ui;

import org.parley.implementation.CommitmentId;
import org.parley.plan.ui.PlanNavigation;

/** Addresses of this module's screens, without a leading slash. */
final class Paths {

    private Paths() {}

    static String commitments(String negotiation, String plan) {
        return PlanNavigation.plan(negotiation, plan) + "/commitments";
    }

    /** What became of a plan. */
    static String agreement(String negotiation, String plan) {
        return PlanNavigation.plan(negotiation, plan) + "/implementation";
    }

    /** Who watches how it is kept. */
    static String monitors(String negotiation, String plan) {
        return PlanNavigation.plan(negotiation, plan) + "/monitors";
    }

    /** What its depositary tells. */
    static String depositary(String negotiation, String plan) {
        return PlanNavigation.plan(negotiation, plan) + "/depositary";
    }

    /** An entry of the record. */
    static String entry(String negotiation, long index) {
        return "negotiations/" + negotiation + "/record/" + index;
    }

    /** How far it is carried out, for everybody. */
    static String everybody(String negotiation, String plan) {
        return "public/" + negotiation + "/" + plan;
    }

    static String guarantees(String negotiation, String plan) {
        return PlanNavigation.plan(negotiation, plan) + "/guarantees";
    }

    static String commitment(String negotiation, String plan, CommitmentId id) {
        return commitments(negotiation, plan) + "?commitment=" + id.value();
    }
}
