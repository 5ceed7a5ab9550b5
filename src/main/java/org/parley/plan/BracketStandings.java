package org.parley.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.text.Bracket;
import org.parley.text.Brackets;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.springframework.stereotype.Component;

/** Works out who stands where about a bracket, and whose consent is missing (ADR 0018). */
@Component
class BracketStandings {

    private final BracketRepository brackets;
    private final BracketPositionRepository positions;
    private final NegotiationQueries negotiations;

    BracketStandings(BracketRepository brackets, BracketPositionRepository positions, NegotiationQueries negotiations) {
        this.brackets = brackets;
        this.positions = positions;
        this.negotiations = negotiations;
    }

    /** The delegations with a vote, in their order at the table. */
    List<DelegationId> table(NegotiationId negotiation) {
        return negotiations.delegations(negotiation).stream()
                .filter(DelegationView::entitled)
                .map(DelegationView::id)
                .toList();
    }

    /** @param table the delegations with a vote */
    BracketView view(
            Brackets.Placed placed,
            PlanText text,
            Numbering numbering,
            List<BracketPosition> known,
            List<DelegationId> table) {
        Bracket bracket = placed.bracket();
        BracketRow row = brackets.findById(bracket.id().value()).orElseThrow();
        return new BracketView(
                bracket.id(),
                row.plan(),
                placed.provision(),
                text.article(placed.provision()).orElseThrow().id(),
                bracket.choices().stream()
                        .map(words -> choice(words, bracket, numbering, known, table))
                        .toList(),
                row.opened(),
                row.openedAt(),
                row.openedRound());
    }

    private static BracketView.Choice choice(
            String words, Bracket bracket, Numbering numbering, List<BracketPosition> known, List<DelegationId> table) {
        Set<DelegationId> consented = new LinkedHashSet<>();
        known.stream()
                .filter(position -> words.equals(position.consent()))
                .forEach(position -> consented.add(position.delegation()));
        return new BracketView.Choice(
                words,
                numbering.resolve(words),
                owners(words, known, table),
                ofTable(words, known),
                asked(words, bracket, known, table),
                consented);
    }

    private static List<BracketView.Owner> owners(String words, List<BracketPosition> known, List<DelegationId> table) {
        return known.stream()
                .flatMap(position -> position.find(words).stream()
                        .map(behind ->
                                new BracketView.Owner(position.delegation(), behind.amendment(), behind.version())))
                .sorted(java.util.Comparator.comparingInt(owner -> table.indexOf(owner.delegation())))
                .toList();
    }

    /** What no amendment put in stood there before, or came with the plan: it belongs to the table. */
    private static boolean ofTable(String words, List<BracketPosition> known) {
        return known.stream()
                .noneMatch(position -> position.find(words)
                        .filter(behind -> behind.amendment() != null)
                        .isPresent());
    }

    /** Whoever stands behind something that would go; whoever stands behind nothing but what is kept has said so already. */
    private static Set<DelegationId> asked(
            String kept, Bracket bracket, List<BracketPosition> known, List<DelegationId> table) {
        Set<DelegationId> asked = new LinkedHashSet<>();
        for (String words : bracket.choices()) {
            if (words.equals(kept)) {
                continue;
            }
            if (ofTable(words, known)) {
                asked.addAll(table);
            }
            owners(words, known, table).forEach(owner -> asked.add(owner.delegation()));
        }
        known.stream()
                .filter(position -> position.behind().stream()
                                .allMatch(behind -> behind.words().equals(kept))
                        && !position.behind().isEmpty())
                .forEach(position -> asked.remove(position.delegation()));
        return asked;
    }

    List<BracketPosition> positions(List<Brackets.Placed> placed) {
        return positions.findByBracketIn(
                placed.stream().map(each -> each.bracket().id().value()).toList());
    }
}
