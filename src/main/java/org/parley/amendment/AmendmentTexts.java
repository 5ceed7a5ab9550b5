package org.parley.amendment;

import org.jspecify.annotations.Nullable;
import org.parley.plan.VersionView;
import org.parley.text.PlanText;

/**
 * The texts that an amendment stands between.
 *
 * @param version the version of the plan that it is expressed on
 * @param parent  what the amendment that it amends makes of that version; null for an amendment to the plan
 * @param result  what it makes of that version
 */
public record AmendmentTexts(VersionView version, @Nullable PlanText parent, PlanText result) {

    /** What its changes are made on. */
    public PlanText base() {
        return parent == null ? version.text() : parent;
    }
}
