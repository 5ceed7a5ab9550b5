package org.parley.procedure.choice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.parley.procedure.Phrase;

/** Why these options were chosen, in sentences: what a count says, for those who do not read tables. The verifier needs none of it. */
public final class ChoiceReasons {

    private ChoiceReasons() {}

    public static List<Phrase> of(ChoiceQuestion question, ChoiceResult result) {
        List<Phrase> reasons = new ArrayList<>(
                switch (result.working()) {
                    case Working.Sums sums -> sums(question, result, sums);
                    case Working.Pairs pairs -> List.of(pairs(question, result, pairs));
                    case Working.Stages stages -> stages(question, result, stages);
                });
        if (result.tie()) {
            reasons.add(Phrase.of(
                    "procedure.choice.why.tie-" + question.ties().name().toLowerCase(Locale.ROOT)));
        }
        return List.copyOf(reasons);
    }

    private static List<Phrase> sums(ChoiceQuestion question, ChoiceResult result, Working.Sums working) {
        String key = question.method() == Method.SCORE ? "points" : "marks";
        return result.chosen().stream()
                .map(option -> Phrase.of(
                        "procedure.choice.why." + key,
                        question.name(option),
                        working.sums().get(option),
                        working.weight()))
                .toList();
    }

    private static Phrase pairs(ChoiceQuestion question, ChoiceResult result, Working.Pairs working) {
        int winner = result.chosen().getFirst();
        List<Integer> others =
                result.order().stream().filter(option -> option != winner).toList();
        if (others.stream().allMatch(other -> working.preference(winner, other) > working.preference(other, winner))) {
            return Phrase.of("procedure.choice.why.beats-all", question.name(winner));
        }
        List<String> rivals = others.stream()
                .filter(other -> working.preference(other, winner) > working.preference(winner, other))
                .map(question::name)
                .toList();
        if (rivals.isEmpty()) {
            return Phrase.of("procedure.choice.why.unbeaten", question.name(winner));
        }
        return Phrase.of(
                question.method() == Method.SCHULZE
                        ? "procedure.choice.why.stronger-paths"
                        : "procedure.choice.why.locked",
                question.name(winner),
                rivals);
    }

    private static List<Phrase> stages(ChoiceQuestion question, ChoiceResult result, Working.Stages working) {
        List<Working.Stage> stages = working.stages();
        List<Phrase> reasons = new ArrayList<>();
        for (int option : result.chosen()) {
            int stage = IntStream.range(0, stages.size())
                    .filter(number -> stages.get(number).elected().contains(option))
                    .findFirst()
                    .orElseThrow();
            BigDecimal votes = stages.get(stage).totals().get(option);
            boolean reached = votes.compareTo(BigDecimal.valueOf(working.quota())) >= 0;
            reasons.add(
                    reached
                            ? Phrase.of(
                                    "procedure.choice.why.quota",
                                    question.name(option),
                                    stage + 1,
                                    votes,
                                    working.quota())
                            : Phrase.of("procedure.choice.why.last", question.name(option), stage + 1, votes));
        }
        return reasons;
    }
}
