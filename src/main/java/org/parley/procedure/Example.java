package org.parley.procedure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.parley.kernel.RuleViolation;

/**
 * A made-up vote, by which rules are tried before they are used: so many of these for, so many of those against.
 *
 * @param groups at least one delegation in all, at most {@value Electorate#MOST}
 */
public record Example(List<Group> groups) {

    /**
     * Delegations of one sort.
     *
     * @param who     what rule sets call them: a kind, a bloc, or where there is only one of them its name
     * @param weight  the weight of each
     * @param yes     how many of them are for
     * @param no      how many are against
     * @param abstain how many abstain
     * @param silent  how many are in the room and cast nothing
     * @param absent  how many are not there
     */
    public record Group(String who, long weight, int yes, int no, int abstain, int silent, int absent) {

        public Group {
            boolean counts = yes >= 0 && no >= 0 && abstain >= 0 && silent >= 0 && absent >= 0;
            if (!counts || weight < 0 || weight > Electorate.MOST * 1_000_000L) {
                throw new RuleViolation("procedure.error.example", Electorate.MOST);
            }
        }

        long size() {
            return (long) yes + no + abstain + silent + absent;
        }
    }

    public Example {
        groups = List.copyOf(groups);
        long size = groups.stream().mapToLong(Group::size).sum();
        if (size < 1 || size > Electorate.MOST) {
            throw new RuleViolation("procedure.error.example", Electorate.MOST);
        }
    }

    /** What rules make of it. */
    public Outcome under(RuleSet rules) {
        return Evaluator.evaluate(rules, electorate(), ballots());
    }

    /** Whom the rules ask for that are not among these. */
    public List<Phrase> unanswerable(RuleSet rules) {
        return Description.unanswerable(rules, electorate());
    }

    private Electorate electorate() {
        List<Elector> electors = new ArrayList<>();
        for (Group group : groups) {
            for (int i = 1; i <= group.size(); i++) {
                boolean present = i > group.yes() + group.no() + group.abstain()
                        && i <= group.yes() + group.no() + group.abstain() + group.silent();
                electors.add(new Elector(
                        new UUID(0, electors.size()),
                        group.size() == 1 ? group.who() : group.who() + " " + i,
                        group.who(),
                        group.weight(),
                        Set.of(group.who()),
                        present));
            }
        }
        return new Electorate(electors);
    }

    private Map<UUID, Choice> ballots() {
        Map<UUID, Choice> ballots = new HashMap<>();
        int at = 0;
        for (Group group : groups) {
            for (int i = 0; i < group.size(); i++, at++) {
                if (i < group.yes()) {
                    ballots.put(new UUID(0, at), Choice.YES);
                } else if (i < group.yes() + group.no()) {
                    ballots.put(new UUID(0, at), Choice.NO);
                } else if (i < group.yes() + group.no() + group.abstain()) {
                    ballots.put(new UUID(0, at), Choice.ABSTAIN);
                }
            }
        }
        return ballots;
    }
}
