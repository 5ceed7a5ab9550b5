package org.parley.amendment;

import java.util.List;
import org.parley.plan.PlanSummary;

/**
 * What a choice among plans came to, beside the order in which they are declared to fall back on each other.
 *
 * @param declared in the declared order
 * @param chosen   in the order of the choice
 */
public record PlanRanking(List<PlanSummary> declared, List<PlanSummary> chosen) {

    /** Whether the declared order is that of the choice. */
    public boolean same() {
        return declared.equals(chosen);
    }
}
