package org.parley.amendment.ui;

import org.parley.amendment.AmendmentId;
import org.parley.amendment.PackageId;
import org.parley.text.ProvisionId;

/** Addresses of the amendments' screens, without a leading slash. */
public final class AmendmentNavigation {

    private AmendmentNavigation() {}

    /** All amendments of a negotiation. */
    public static String amendments(String negotiation) {
        return "negotiations/" + negotiation + "/amendments";
    }

    /** How the pending amendments of a plan meet. */
    public static String collisions(String negotiation, String plan) {
        return "negotiations/" + negotiation + "/plans/" + plan + "/collisions";
    }

    /** One amendment. */
    public static String amendment(String negotiation, AmendmentId amendment) {
        return amendments(negotiation) + "/" + amendment.value();
    }

    /** All packages of a negotiation. */
    public static String packages(String negotiation) {
        return "negotiations/" + negotiation + "/packages";
    }

    /** One package. */
    public static String bound(String negotiation, PackageId bound) {
        return packages(negotiation) + "/" + bound.value();
    }

    /** A new amendment to the article of a provision. */
    public static String amend(String negotiation, String plan, ProvisionId provision) {
        return "negotiations/" + negotiation + "/plans/" + plan + "/amend/" + provision.value();
    }

    /** A new amendment that adds an article after the one of a provision. */
    public static String addAfter(String negotiation, String plan, ProvisionId provision) {
        return amend(negotiation, plan, provision) + "?new=article";
    }

    /** A draft, to be worked on. */
    public static String draft(String negotiation, String plan, ProvisionId article, AmendmentId draft) {
        return amend(negotiation, plan, article) + "?draft=" + draft.value();
    }

    /** A new sub-amendment. */
    public static String amendAmendment(String negotiation, String plan, ProvisionId article, AmendmentId parent) {
        return amend(negotiation, plan, article) + "?amends=" + parent.value();
    }

    /** In which order the amendments to a plan are put to the vote. */
    public static String order(String negotiation, String plan) {
        return "negotiations/" + negotiation + "/plans/" + plan + "/order";
    }

    /** What would come of outcomes of the votes on a plan. */
    public static String whatIf(String negotiation, String plan) {
        return "negotiations/" + negotiation + "/plans/" + plan + "/what-if";
    }
}
