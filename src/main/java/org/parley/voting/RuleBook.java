package org.parley.voting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.Presets;
import org.parley.procedure.RuleSet;
import org.springframework.stereotype.Component;

/** The rule sets among which a facilitator chooses, those of the negotiation first. */
@Component
class RuleBook {

    private final NegotiationQueries negotiations;

    RuleBook(NegotiationQueries negotiations) {
        this.negotiations = negotiations;
    }

    List<RuleSet> of(NegotiationId negotiation) {
        NegotiationView view = negotiations.get(negotiation);
        List<RuleSet> first = List.of(view.substanceRules(), view.procedureRules(), view.wholeTextRules()).stream()
                .flatMap(name -> find(name).stream())
                .distinct()
                .toList();
        return java.util.stream.Stream.concat(first.stream(), Presets.all().stream())
                .distinct()
                .toList();
    }

    /** @param said its id or its name, or what the negotiation uses it for: {@code substance}, {@code procedure}, {@code whole text} */
    RuleSet require(NegotiationId negotiation, String said) {
        NegotiationView view = negotiations.get(negotiation);
        String name = switch (said.strip().toLowerCase(Locale.ROOT)) {
            case "substance" -> view.substanceRules();
            case "procedure" -> view.procedureRules();
            case "whole text" -> view.wholeTextRules();
            default -> said;
        };
        return find(name).orElseThrow(() -> new RuleViolation("voting.error.no-such-rules", said));
    }

    private static Optional<RuleSet> find(String said) {
        String name = said.strip();
        return Presets.all().stream()
                .filter(rules ->
                        rules.id().equalsIgnoreCase(name) || rules.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
