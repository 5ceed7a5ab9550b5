package org.parley.shell;

import java.util.List;
import org.parley.delegation.RuleSetNames;
import org.parley.procedure.Presets;
import org.parley.procedure.RuleSet;
import org.springframework.stereotype.Component;

/** Offers the rule sets that come with the house to whoever begins a negotiation. */
@Component
class HouseRules implements RuleSetNames {

    @Override
    public List<String> names() {
        return Presets.all().stream().map(RuleSet::id).toList();
    }
}
