package org.parley.sample;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.text.MarkdownPlan;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;

/** The plans as their files have them, with what the script calls their provisions. */
final class SamplePlans {

    private final Map<String, MarkdownPlan.Parsed> files = new LinkedHashMap<>();
    private final Map<String, Map<String, ProvisionId>> anchors = new HashMap<>();

    SamplePlans(SampleNegotiation negotiation) {
        for (SampleNegotiation.Plan plan : negotiation.plans()) {
            MarkdownPlan.Parsed parsed = MarkdownPlan.parse(SampleFiles.plan(plan));
            files.put(plan.key(), parsed);
            anchors.put(plan.key(), new HashMap<>(parsed.labels()));
        }
    }

    String title(String plan) {
        return file(plan).title();
    }

    /** The text of the file: a plan's first version. */
    PlanText text(String plan) {
        return file(plan).text();
    }

    /** The anchors of a plan, to which inserted provisions add theirs. */
    Map<String, ProvisionId> anchors(String plan) {
        Map<String, ProvisionId> found = anchors.get(plan);
        if (found == null) {
            throw new IllegalStateException("the sample has no plan " + plan);
        }
        return found;
    }

    /** The provision that the script calls {@code plan/anchor}. */
    ProvisionId provision(String name) {
        int slash = name.indexOf('/');
        ProvisionId found = anchors(name.substring(0, slash)).get(name.substring(slash + 1));
        if (found == null) {
            throw new IllegalStateException("the sample has no provision " + name);
        }
        return found;
    }

    private MarkdownPlan.Parsed file(String plan) {
        MarkdownPlan.Parsed found = files.get(plan);
        if (found == null) {
            throw new IllegalStateException("the sample has no plan " + plan);
        }
        return found;
    }
}
