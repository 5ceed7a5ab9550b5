package org.parley.plan;

import java.util.Optional;
import org.parley.kernel.RuleViolation;
import org.parley.text.ProvisionId;

/** What keeps an article from being closed, told by the modules that know: plans know neither amendments nor rounds. */
public interface Obstacles {

    /** Empty where nothing stands in the way. Asked with the plan held, it stays true until the transaction ends. */
    Optional<RuleViolation> toClosing(PlanId plan, ProvisionId article);
}
