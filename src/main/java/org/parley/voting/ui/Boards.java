package org.parley.voting.ui;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.design.Board;
import org.parley.procedure.Check;
import org.parley.procedure.Choice;
import org.parley.procedure.Consent;
import org.parley.procedure.Elector;
import org.parley.procedure.Electorate;
import org.parley.procedure.Manner;
import org.parley.procedure.Outcome;
import org.parley.procedure.RuleSet;
import org.parley.procedure.Tally;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.ChoiceResult;
import org.parley.procedure.choice.Marks;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;

/** What the board shows of a round: who has voted while it is open, how everybody voted after. */
public final class Boards {

    private Boards() {}

    /** The same for everybody who reads the language of the component. */
    public static Board.Model model(Component where, RoundView round, Map<DelegationId, DelegationView> delegations) {
        RuleSet rules = round.rules();
        Electorate electorate = round.electorate();
        Outcome outcome = round.outcome();
        List<Board.Tile> tiles = new ArrayList<>();
        // Hands have no names: there is a count and no board of delegations
        (round.manner() == Manner.SHOW_OF_HANDS ? List.<DelegationView>of() : delegations.values())
                .stream()
                        .sorted(Comparator.comparingInt(DelegationView::position))
                        .forEach(delegation -> tiles.add(tile(round, rules, electorate, delegation)));
        return new Board.Model(
                where.getTranslation("voting.board.title"),
                Phrases.name(where, rules),
                majority(where, outcome),
                tally(round, electorate, outcome),
                tiles,
                outcome == null ? null : RoundBadges.mark(where, round, outcome),
                announcement(where, round, electorate),
                round.state() != RoundState.OPEN);
    }

    private static Board.Tile tile(
            RoundView round, RuleSet rules, @Nullable Electorate electorate, DelegationView delegation) {
        Elector elector = electorate == null
                ? null
                : electorate.find(delegation.id().value()).orElse(null);
        boolean entitled = electorate == null ? delegation.entitled() : elector != null;
        boolean consent = entitled
                && round.question() == null
                && rules.consents().stream()
                        .map(Consent::who)
                        .anyMatch(who -> who.equals(delegation.kind().word()) || who.equals(delegation.name()));
        int weight = elector == null ? delegation.weight() : Math.toIntExact(Math.min(elector.weight(), 999_999));
        return new Board.Tile(
                delegation.id().value().toString(),
                delegation.name(),
                delegation.shortName(),
                entitled ? cast(round, delegation.id()) : Board.Cast.NOT_ENTITLED,
                weight,
                consent);
    }

    private static Board.Cast cast(RoundView round, DelegationId delegation) {
        if (round.manner() == Manner.SECRET) {
            Board.Cast without = round.outcome() == null ? Board.Cast.NOT_YET : Board.Cast.ABSENT;
            return round.cast().contains(delegation) ? Board.Cast.VOTED : without;
        }
        if (round.question() != null
                || round.outcome() == null && !round.manner().live()) {
            Marks marks = round.marks().get(delegation);
            if (round.outcome() != null && (marks == null || marks.isBlank())) {
                return marks == null ? Board.Cast.ABSENT : Board.Cast.ABSTAIN;
            }
            return round.cast().contains(delegation) ? Board.Cast.VOTED : Board.Cast.NOT_YET;
        }
        Choice choice = round.choices().get(delegation);
        if (choice == null) {
            return round.outcome() == null ? Board.Cast.NOT_YET : Board.Cast.ABSENT;
        }
        return switch (choice) {
            case YES -> Board.Cast.YES;
            case NO -> Board.Cast.NO;
            case ABSTAIN -> Board.Cast.ABSTAIN;
        };
    }

    private static Board.Tally tally(RoundView round, @Nullable Electorate electorate, @Nullable Outcome outcome) {
        int entitled = electorate == null ? 0 : electorate.size();
        Integer quorum = round.rules().quorum() == null || entitled == 0
                ? null
                : Math.toIntExact(round.rules().quorum().threshold().required(entitled));
        if (outcome == null && round.manner().live()) {
            return new Board.Tally(
                    said(round, Choice.YES),
                    said(round, Choice.NO),
                    said(round, Choice.ABSTAIN),
                    null,
                    round.cast().size(),
                    entitled,
                    quorum,
                    null,
                    null);
        }
        if (outcome == null || round.question() != null) {
            return new Board.Tally(null, null, null, null, round.cast().size(), entitled, quorum, null, null);
        }
        Tally counted = outcome.tally();
        Check majority = outcome.check(Check.Kind.MAJORITY).orElse(null);
        return new Board.Tally(
                counted.yes(),
                counted.no(),
                counted.abstain(),
                counted.absent() + counted.silent(),
                counted.cast(),
                entitled,
                quorum,
                majority == null ? null : Math.toIntExact(Math.min(majority.required(), Integer.MAX_VALUE)),
                majority == null ? null : Math.toIntExact(Math.min(majority.base(), Integer.MAX_VALUE)));
    }

    private static int said(RoundView round, Choice choice) {
        return Math.toIntExact(
                round.choices().values().stream().filter(choice::equals).count());
    }

    private static @Nullable String majority(Component where, @Nullable Outcome outcome) {
        return outcome == null
                ? null
                : outcome.check(Check.Kind.MAJORITY)
                        .or(() -> outcome.check(Check.Kind.OBJECTIONS))
                        .map(check -> Phrases.say(where, check.words()))
                        .orElse(null);
    }

    private static @Nullable String announcement(Component where, RoundView round, @Nullable Electorate electorate) {
        Outcome outcome = round.outcome();
        ChoiceQuestion question = round.question();
        if (outcome != null && question != null) {
            ChoiceResult chosen = round.chosen();
            return chosen == null
                    ? where.getTranslation(
                            "procedure.verdict." + outcome.verdict().name())
                    : where.getTranslation("voting.choice.chosen", ChoiceWords.names(question, chosen.chosen()));
        }
        if (outcome != null) {
            Tally counted = outcome.tally();
            return where.getTranslation(
                    "voting.announce.closed",
                    counted.yes(),
                    counted.no(),
                    counted.abstain(),
                    counted.absent() + counted.silent(),
                    RoundBadges.mark(where, round, outcome).word());
        }
        return round.state() == RoundState.OPEN && electorate != null && round.manner() != Manner.SHOW_OF_HANDS
                ? where.getTranslation("voting.list.cast", round.cast().size(), electorate.size())
                : null;
    }
}
