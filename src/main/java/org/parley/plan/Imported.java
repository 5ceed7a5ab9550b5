package org.parley.plan;

import java.util.Map;
import org.parley.text.ProvisionId;

/**
 * A plan that came from a file.
 *
 * @param labels the provisions behind the labels of a Markdown file
 */
public record Imported(PlanId plan, Map<String, ProvisionId> labels) {

    public Imported {
        labels = Map.copyOf(labels);
    }
}
