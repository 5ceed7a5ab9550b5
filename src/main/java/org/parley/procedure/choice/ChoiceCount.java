package org.parley.procedure.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.procedure.Check;
import org.parley.procedure.Choice;
import org.parley.procedure.Elector;
import org.parley.procedure.Electorate;
import org.parley.procedure.Evaluator;
import org.parley.procedure.Majority;
import org.parley.procedure.Measure;
import org.parley.procedure.Outcome;
import org.parley.procedure.RuleSet;
import org.parley.procedure.Tally;

/**
 * What a method makes of an electorate and its marked ballots. A total function of question, rules, electorate and ballots: no clock, no
 * chance, no order of ballots, no floating point. Of the rules only two things apply to a choice: the quorum, and whether delegations
 * count by weight.
 */
public final class ChoiceCount {

    private ChoiceCount() {}

    /**
     * What came of a choice.
     *
     * @param outcome chosen, nothing chosen or no quorum; of its tally "yes" counts the marked ballots and "abstain" the blank ones
     * @param result  what the method made of the ballots; null where nothing was chosen
     */
    public record Decided(Outcome outcome, @Nullable ChoiceResult result) {}

    /** Whether the rules weigh delegations: those whose majority is one of weight. */
    public static boolean weighs(RuleSet rules) {
        Majority majority = rules.majority();
        return majority != null && majority.of() instanceof Measure.Weight;
    }

    /** @param question as it was opened, with its tie order */
    public static Decided evaluate(
            RuleSet rules, Electorate electorate, ChoiceQuestion question, Map<UUID, Marks> ballots) {
        boolean weighs = weighs(rules);
        Map<UUID, Choice> taking = new LinkedHashMap<>();
        List<Marks> marked = new ArrayList<>();
        List<Long> weights = new ArrayList<>();
        for (Elector elector : electorate.electors()) {
            Marks marks = ballots.get(elector.delegation());
            if (marks != null) {
                taking.put(elector.delegation(), partIn(marks));
                if (!marks.isBlank()) {
                    marked.add(marks);
                    weights.add(weighs ? elector.weight() : 1L);
                }
            }
        }
        Tally tally = Evaluator.tally(electorate, taking);
        Check quorum = Evaluator.quorum(rules, tally).orElse(null);
        List<Check> checks = quorum == null ? List.of() : List.of(quorum);
        if (quorum != null && !quorum.passed()) {
            return new Decided(new Outcome(Outcome.Verdict.NO_QUORUM, tally, checks), null);
        }
        if (weights.stream().allMatch(weight -> weight == 0)) {
            return new Decided(new Outcome(Outcome.Verdict.NOTHING_CHOSEN, tally, checks), null);
        }
        ChoiceResult result = count(
                question,
                Ballots.of(
                        question.size(),
                        marked,
                        weights.stream().mapToLong(Long::longValue).toArray()));
        return new Decided(new Outcome(Outcome.Verdict.CHOSEN, tally, checks), result);
    }

    /** How a ballot takes part: a blank one abstains. */
    public static Choice partIn(Marks marks) {
        return marks.isBlank() ? Choice.ABSTAIN : Choice.YES;
    }

    /** What the method makes of these ballots, of which at least one says something. */
    static ChoiceResult count(ChoiceQuestion question, Ballots ballots) {
        List<Integer> order = question.order();
        Method method = question.method();
        if (method.staged()) {
            return new Transfers(ballots, question.places(), order).count();
        }
        if (method.pairwise()) {
            ByPairs pairs = new ByPairs(ballots.preferences(), order);
            return method == Method.SCHULZE ? pairs.schulze() : pairs.rankedPairs();
        }
        return bySums(question, ballots);
    }

    private static ChoiceResult bySums(ChoiceQuestion question, Ballots ballots) {
        long[] sums = ballots.sums();
        List<Integer> ranking = question.order().stream()
                .sorted(Comparator.comparingLong((Integer option) -> sums[option])
                        .reversed())
                .toList();
        List<Integer> chosen = ranking.subList(0, question.places());
        boolean tie = sums[chosen.getLast()] == sums[ranking.get(question.places())];
        return new ChoiceResult(
                chosen,
                ranking,
                tie,
                new Working.Sums(Arrays.stream(sums).boxed().toList(), ballots.weight()));
    }
}
