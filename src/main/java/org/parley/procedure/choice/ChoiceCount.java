package org.parley.procedure.choice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.procedure.Check;
import org.parley.procedure.Choice;
import org.parley.procedure.Elector;
import org.parley.procedure.Electorate;
import org.parley.procedure.Evaluator;
import org.parley.procedure.Majority;
import org.parley.procedure.Measure;
import org.parley.procedure.Outcome;
import org.parley.procedure.Phrase;
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
        return switch (question.method()) {
            case SINGLE, MULTIPLE, APPROVAL, SCORE -> bySums(question, ballots);
            case SCHULZE -> byPairs(question, new ByPairs(ballots.preferences(), order));
            case RANKED_PAIRS -> byPairs(question, new ByPairs(ballots.preferences(), order));
            case INSTANT_RUN_OFF, TRANSFERABLE_VOTE ->
                byStages(question, new Transfers(ballots, question.places(), order).count());
        };
    }

    private static ChoiceResult bySums(ChoiceQuestion question, Ballots ballots) {
        long[] sums = ballots.sums();
        List<Integer> ranking = question.order().stream()
                .sorted(Comparator.comparingLong((Integer option) -> sums[option]).reversed())
                .toList();
        List<Integer> chosen = ranking.subList(0, question.places());
        boolean tie = sums[chosen.getLast()] == sums[ranking.get(question.places())];
        boolean score = question.method() == Method.SCORE;
        List<Phrase> why = new ArrayList<>();
        for (int option : chosen) {
            why.add(Phrase.of(
                    score ? "procedure.choice.why.points" : "procedure.choice.why.marks",
                    question.name(option),
                    sums[option],
                    ballots.weight()));
        }
        return result(
                question,
                chosen,
                ranking,
                tie,
                why,
                new Working.Sums(
                        Arrays.stream(sums).boxed().toList(),
                        ballots.weight() * (score ? Marks.HIGHEST_SCORE : 1)));
    }

    private static ChoiceResult byPairs(ChoiceQuestion question, ByPairs pairs) {
        boolean schulze = question.method() == Method.SCHULZE;
        ByPairs.Ranking ranking = schulze ? pairs.schulze() : pairs.rankedPairs();
        int winner = ranking.order().getFirst();
        Phrase why;
        if (pairs.condorcetWinner() == winner) {
            why = Phrase.of("procedure.choice.why.beats-all", question.name(winner));
        } else {
            List<String> rivals = IntStream.range(0, question.size())
                    .filter(other -> ranking.working().preference(other, winner)
                            > ranking.working().preference(winner, other))
                    .mapToObj(question::name)
                    .toList();
            why = rivals.isEmpty()
                    ? Phrase.of("procedure.choice.why.unbeaten", question.name(winner))
                    : Phrase.of(
                            schulze ? "procedure.choice.why.stronger-paths" : "procedure.choice.why.locked",
                            question.name(winner),
                            rivals);
        }
        return result(question, List.of(winner), ranking.order(), ranking.tie(), List.of(why), ranking.working());
    }

    private static ChoiceResult byStages(ChoiceQuestion question, Transfers.Count count) {
        List<Phrase> why = new ArrayList<>();
        List<Working.Stage> stages = count.working().stages();
        long quota = count.working().quota();
        for (int option : count.elected()) {
            int stage = IntStream.range(0, stages.size())
                    .filter(number -> stages.get(number).elected().contains(option))
                    .findFirst()
                    .orElseThrow();
            BigDecimal votes = stages.get(stage).totals().get(option);
            boolean reached = votes.compareTo(BigDecimal.valueOf(quota)) >= 0;
            why.add(
                    reached
                            ? Phrase.of("procedure.choice.why.quota", question.name(option), stage + 1, votes, quota)
                            : Phrase.of("procedure.choice.why.last", question.name(option), stage + 1, votes));
        }
        return result(question, count.elected(), count.order(), count.tie(), why, count.working());
    }

    private static ChoiceResult result(
            ChoiceQuestion question,
            List<Integer> chosen,
            List<Integer> order,
            boolean tie,
            List<Phrase> why,
            Working working) {
        List<Phrase> all = new ArrayList<>(why);
        if (tie) {
            all.add(Phrase.of("procedure.choice.why.tie-" + question.ties().name().toLowerCase(Locale.ROOT)));
        }
        return new ChoiceResult(chosen, order, tie, all, working);
    }
}
