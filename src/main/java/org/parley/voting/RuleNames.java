package org.parley.voting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.RuleSetNames;
import org.parley.procedure.Presets;
import org.parley.procedure.RuleSet;
import org.springframework.stereotype.Component;

/** Tells the table which rule sets there are to choose from, without its having to know what rules are. */
@Component
class RuleNames implements RuleSetNames {

    private final WrittenRulesRepository written;

    RuleNames(WrittenRulesRepository written) {
        this.written = written;
    }

    @Override
    public List<String> names() {
        return Presets.all().stream().map(RuleSet::id).toList();
    }

    @Override
    public Map<String, String> written(NegotiationId negotiation) {
        Map<String, String> names = new LinkedHashMap<>();
        written.findByNegotiationOrderByName(negotiation.value()).stream()
                .filter(rules -> !rules.retired())
                .forEach(rules -> names.put(rules.name(), rules.rules().name()));
        return names;
    }
}
