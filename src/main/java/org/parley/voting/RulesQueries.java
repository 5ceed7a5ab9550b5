package org.parley.voting;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.procedure.Presets;
import org.parley.procedure.RuleSet;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of a negotiation's rules. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class RulesQueries {

    private final WrittenRulesRepository written;
    private final RuleBook ruleBook;
    private final Seats seats;

    RulesQueries(WrittenRulesRepository written, RuleBook ruleBook, Seats seats) {
        this.written = written;
        this.ruleBook = ruleBook;
        this.seats = seats;
    }

    /** Those that the negotiation wrote, those retired last, and then all that come with the house. */
    public List<RulesView> list(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        List<RulesView> own = written.findByNegotiationOrderByName(negotiation.value()).stream()
                .map(WrittenRules::view)
                .toList();
        return Stream.of(
                        own.stream().filter(rules -> !rules.retired()),
                        own.stream().filter(RulesView::retired),
                        Presets.all().stream().map(rules -> house(negotiation, rules)))
                .flatMap(some -> some)
                .toList();
    }

    /** @throws NotFound where there is none of that id for this person */
    public RulesView get(NegotiationId negotiation, String id) {
        seats.requireReader(negotiation);
        return written.findByNegotiationAndName(negotiation.value(), id)
                .map(WrittenRules::view)
                .or(() -> Presets.find(id).map(rules -> house(negotiation, rules)))
                .orElseThrow(() -> new NotFound("rules"));
    }

    /** The rules that the negotiation's own rules and its house rules may name. */
    public Optional<RuleSet> find(NegotiationId negotiation, String said) {
        seats.requireReader(negotiation);
        return ruleBook.find(negotiation, said);
    }

    private static RulesView house(NegotiationId negotiation, RuleSet rules) {
        return new RulesView(negotiation, rules, true, false, List.of());
    }
}
