package org.parley.voting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.parley.procedure.Choice;
import org.parley.procedure.Electorate;
import org.parley.procedure.Nameless;
import org.parley.procedure.Outcome;
import org.parley.procedure.RuleSet;
import org.parley.procedure.choice.ChoiceCount;
import org.parley.procedure.choice.Marks;

/**
 * What a list without names comes to.
 *
 * @param electorate by numbers
 * @param choices    as if by those who took part; of a choice among options only whether anything is marked
 * @param marks      the same, what each marks
 */
record Unsigned(Round round, Electorate electorate, Map<UUID, Choice> choices, Map<UUID, Marks> marks) {

    static Unsigned of(Round round, Set<UUID> took, List<Listed> listed) {
        Map<UUID, Marks> marks = new HashMap<>();
        Nameless.ballots(listed).forEach((number, ballot) -> {
            Marks said = ballot.marks();
            if (said != null) {
                marks.put(number, said);
            }
        });
        return new Unsigned(
                round,
                Nameless.electorate(Closing.electorate(round), took),
                Nameless.ballots(listed.stream().map(Listed::choice).toList()),
                marks);
    }

    Outcome outcome(RuleSet rules) {
        return Closing.outcome(round, rules, electorate, choices);
    }

    ChoiceCount.Decided chosen() {
        return ChoiceCount.evaluate(round.rules(), electorate, round.question().orElseThrow(), marks);
    }
}
