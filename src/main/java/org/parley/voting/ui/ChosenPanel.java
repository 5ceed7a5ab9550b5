package org.parley.voting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.design.Formats;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.ChoiceReasons;
import org.parley.procedure.choice.ChoiceResult;
import org.parley.procedure.choice.Marks;
import org.parley.procedure.choice.Working;
import org.parley.voting.RoundView;

/** What was chosen, why, in which order the others follow, and everything that was counted. */
final class ChosenPanel extends Section {

    private final ChoiceQuestion question;

    ChosenPanel(
            RoundView round,
            ChoiceQuestion question,
            ChoiceResult result,
            Map<DelegationId, DelegationView> delegations) {
        this.question = question;
        addClassNames("card", "chosen");
        Paragraph winner =
                new Paragraph(getTranslation("voting.choice.chosen", ChoiceWords.names(question, result.chosen())));
        winner.addClassName("chosen__winner");
        add(winner);
        UnorderedList why = new UnorderedList();
        why.addClassName("rule-words");
        ChoiceReasons.of(question, result).forEach(phrase -> why.add(new ListItem(Phrases.say(this, phrase))));
        add(why);
        OrderedList order = new OrderedList();
        order.addClassName("options");
        result.order().forEach(option -> order.add(new ListItem(question.name(option))));
        add(new H3(getTranslation("voting.choice.order")), order);
        switch (result.working()) {
            case Working.Sums sums -> add(table(sums));
            case Working.Pairs pairs -> addPairs(pairs, result);
            case Working.Stages stages -> addStages(stages);
        }
        Details ballots = new Details(getTranslation("voting.choice.ballots"), ballots(round, delegations));
        ballots.addClassName("chosen__ballots");
        add(ballots);
    }

    private Component table(Working.Sums sums) {
        DataTable table = new DataTable(
                getTranslation("voting.choice.sums"),
                List.of(getTranslation("voting.choice.option"), getTranslation("voting.choice.sum")));
        IntStream.range(0, question.size())
                .boxed()
                .sorted(Comparator.comparing((Integer option) -> sums.sums().get(option))
                        .reversed())
                .forEach(option -> table.row(
                        question.name(option),
                        List.of(DataTable.Cell.of(number(sums.sums().get(option))))));
        return table;
    }

    private void addPairs(Working.Pairs pairs, ChoiceResult result) {
        add(matrix(getTranslation("voting.choice.pairs"), pairs.preferences(), result.order()));
        add(small("voting.choice.pairs-help"));
        if (!pairs.strengths().isEmpty()) {
            add(matrix(getTranslation("voting.choice.strengths"), pairs.strengths(), result.order()));
            add(small("voting.choice.strengths-help"), paths(pairs, result));
        }
        if (!pairs.pairs().isEmpty()) {
            add(locked(pairs));
        }
    }

    /** For each two options a figure; what exceeds the figure the other way round stands out. */
    private Component matrix(String caption, List<List<Long>> figures, List<Integer> order) {
        DataTable table = new DataTable(
                caption,
                Stream.concat(
                                Stream.of(getTranslation("voting.choice.option")),
                                order.stream().map(question::name))
                        .toList());
        for (int one : order) {
            table.row(
                    question.name(one),
                    order.stream()
                            .map(other -> {
                                long here = figures.get(one).get(other);
                                return one == other
                                        ? DataTable.Cell.of("–")
                                        : new DataTable.Cell(
                                                number(here),
                                                here > figures.get(other).get(one));
                            })
                            .toList());
        }
        return table;
    }

    /** The winner's strongest path to each other option, with the figure of each step, and the strength of the path back. */
    private Component paths(Working.Pairs pairs, ChoiceResult result) {
        int winner = result.chosen().getFirst();
        DataTable table = new DataTable(
                getTranslation("voting.choice.paths", question.name(winner)),
                List.of(
                        getTranslation("voting.choice.option"),
                        getTranslation("voting.choice.path"),
                        getTranslation("voting.choice.strength"),
                        getTranslation("voting.choice.strength-back")));
        for (int other : result.order()) {
            if (other != winner) {
                List<Integer> path = pairs.paths().get(winner).get(other);
                StringBuilder steps = new StringBuilder();
                for (int at = 0; at < path.size(); at++) {
                    if (at > 0) {
                        steps.append(" → (")
                                .append(number(pairs.preference(path.get(at - 1), path.get(at))))
                                .append(") ");
                    }
                    steps.append(question.name(path.get(at)));
                }
                table.row(
                        question.name(other),
                        List.of(
                                DataTable.Cell.of(path.isEmpty() ? "–" : steps.toString()),
                                DataTable.Cell.of(
                                        number(pairs.strengths().get(winner).get(other))),
                                DataTable.Cell.of(
                                        number(pairs.strengths().get(other).get(winner)))));
            }
        }
        return table;
    }

    private Component locked(Working.Pairs pairs) {
        DataTable table = new DataTable(
                getTranslation("voting.choice.locking"),
                List.of(
                        getTranslation("voting.choice.victory"),
                        getTranslation("voting.choice.for"),
                        getTranslation("voting.choice.against"),
                        getTranslation("voting.choice.locked")));
        for (Working.Pair pair : pairs.pairs()) {
            table.row(
                    getTranslation("voting.choice.over", question.name(pair.winner()), question.name(pair.loser())),
                    List.of(
                            DataTable.Cell.of(number(pair.votes())),
                            DataTable.Cell.of(number(pair.against())),
                            new DataTable.Cell(
                                    getTranslation(pair.locked() ? "voting.choice.stands" : "voting.choice.circle"),
                                    pair.locked())));
        }
        return table;
    }

    /** A column for each stage, a row for each option, as election officers publish it. */
    private void addStages(Working.Stages working) {
        List<Working.Stage> stages = working.stages();
        List<String> head = new ArrayList<>(List.of(getTranslation("voting.choice.option")));
        for (int number = 0; number < stages.size(); number++) {
            head.add(getTranslation("voting.choice.stage", number + 1));
        }
        DataTable table = new DataTable(getTranslation("voting.choice.stages", working.valid(), working.quota()), head);
        table.row(
                getTranslation("voting.choice.what"),
                stages.stream().map(stage -> DataTable.Cell.of(action(stage))).toList());
        for (int option = 0; option < question.size(); option++) {
            int of = option;
            table.row(
                    question.name(of),
                    stages.stream()
                            .map(stage -> new DataTable.Cell(
                                    figure(stage, of), stage.elected().contains(of)))
                            .toList());
        }
        table.row(
                getTranslation("voting.choice.not-transferable"),
                stages.stream()
                        .map(stage -> DataTable.Cell.of(ChoiceWords.votes(stage.notTransferable())))
                        .toList());
        add(table, small("voting.choice.stages-help"));
    }

    private String action(Working.Stage stage) {
        Integer option = stage.option();
        String words =
                getTranslation("voting.choice.action." + stage.action(), option == null ? "" : question.name(option));
        return stage.lot() ? words + " " + getTranslation("voting.choice.by-lot") : words;
    }

    private String figure(Working.Stage stage, int option) {
        BigDecimal change = stage.changes().get(option);
        String total = ChoiceWords.votes(stage.totals().get(option));
        boolean moved = stage.option() != null && change.signum() != 0;
        String figure = moved
                ? total + " (" + (change.signum() > 0 ? "+" : "−") + ChoiceWords.votes(change.abs()) + ")"
                : total;
        return stage.elected().contains(option) ? figure + " · " + getTranslation("voting.choice.elected") : figure;
    }

    private Component ballots(RoundView round, Map<DelegationId, DelegationView> delegations) {
        DataTable table = new DataTable(
                getTranslation("voting.choice.ballots"),
                List.of(getTranslation("voting.choice.delegation"), getTranslation("voting.choice.ballot")));
        delegations.values().stream()
                .sorted(Comparator.comparingInt(DelegationView::position))
                .forEach(delegation -> {
                    Marks marks = round.marks().get(delegation.id());
                    if (marks != null) {
                        table.row(
                                delegation.name(),
                                List.of(DataTable.Cell.of(ChoiceWords.ballot(this, question, marks))));
                    }
                });
        return table;
    }

    private Paragraph small(String key) {
        Paragraph words = new Paragraph(getTranslation(key));
        words.addClassNames("quiet", "small");
        return words;
    }

    private static String number(long figure) {
        return Formats.current().number(figure);
    }
}
