package org.parley.amendment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.kernel.RuleViolation;

/**
 * What may be put as a block on a plan.
 *
 * @param fit    those that may stand in one block, in the order of voting
 * @param barred why each of the others may not
 */
public record BlockChoice(List<AmendmentId> fit, Map<AmendmentId, RuleViolation> barred) {

    public BlockChoice {
        fit = List.copyOf(fit);
        barred = Collections.unmodifiableMap(new LinkedHashMap<>(barred));
    }
}
