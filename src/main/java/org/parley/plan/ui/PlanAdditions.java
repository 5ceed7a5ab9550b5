package org.parley.plan.ui;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.design.Kept;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.ProvisionId;

/** What a module that stands on plans adds to the plan's page, which knows none of them. */
public interface PlanAdditions {

    /** Links in the head of the page, while the newest version is read. */
    List<Kept.Part> links(PlanSummary plan);

    /** What is said of the whole text above it, while the newest version is read. */
    default List<Kept.Part> above(PlanSummary plan) {
        return List.of();
    }

    /** What is said in a few words behind the status of an article of the newest version; articles without anything are left out. */
    default Map<ProvisionId, String> marks(PlanSummary plan, VersionView version) {
        return Map.of();
    }

    /** What a provision of the newest version is, in a few words, wherever it stands beside others; those without anything are left out. */
    default Map<ProvisionId, String> notes(PlanSummary plan, VersionView version) {
        return Map.of();
    }

    /** What stands beside the provision selected of the newest version. */
    List<Kept.Part> beside(PlanSummary plan, VersionView version, ProvisionId provision);

    /** What stood beside a provision at a moment, to be read only. */
    default List<Kept.Part> besideThen(PlanSummary plan, VersionView version, ProvisionId provision, Instant moment) {
        return List.of();
    }

    /** What stands beside the editor while an amendment to an article is drafted. What changes in it, it hears of itself. */
    default List<Kept.Part> besideEditor(PlanSummary plan, VersionView version, ProvisionId article) {
        return List.of();
    }

    /** Kinds of subjects whose news change any of it. */
    Set<String> kinds();
}
