package org.parley.plan.ui;

import org.parley.text.ProvisionId;

/** Addresses of the plans' screens, without a leading slash. */
public final class PlanNavigation {

    private PlanNavigation() {}

    /** All plans of a negotiation. */
    public static String plans(String negotiation) {
        return "negotiations/" + negotiation + "/plans";
    }

    /** The plans of a negotiation side by side, element by element. */
    public static String sideBySide(String negotiation) {
        return "negotiations/" + negotiation + "/side-by-side";
    }

    /** The text of a plan. */
    public static String plan(String negotiation, String plan) {
        return plans(negotiation) + "/" + plan;
    }

    /** The text of a plan, opened at a provision. */
    public static String provision(String negotiation, String plan, ProvisionId provision) {
        return plan(negotiation, plan) + "?provision=" + provision;
    }

    /** The text of a plan as a version. */
    public static String version(String negotiation, String plan, int number) {
        return plan(negotiation, plan) + "?version=" + number;
    }

    /** The book of a plan's brackets. */
    public static String brackets(String negotiation, String plan) {
        return plan(negotiation, plan) + "/brackets";
    }

    /** The sequence that a plan's conditions make. */
    public static String sequence(String negotiation, String plan) {
        return plan(negotiation, plan) + "/sequence";
    }

    /** What delegations say that they could live with. */
    public static String positions(String negotiation, String plan) {
        return plan(negotiation, plan) + "/positions";
    }

    /** What lies between two versions. */
    public static String compare(String negotiation, String plan, int from, int to) {
        return plan(negotiation, plan) + "/compare?from=" + from + "&to=" + to;
    }
}
