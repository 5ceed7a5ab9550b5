package org.parley.voting;

import java.util.List;
import org.parley.procedure.Outcome;
import org.parley.procedure.Phrase;
import org.parley.procedure.RuleSet;

/**
 * What the ballots of a round would have meant under other rules. An aside for those who compare: it never is the outcome, and nothing
 * follows from it.
 *
 * @param rules        the other rules
 * @param here         whether the negotiation uses them; otherwise they only come with the house
 * @param outcome      what they would make of the same electorate and ballots; a second vote is taken as one here as well
 * @param unanswerable whom they ask for without anybody of that kind being entitled; then the outcome says little
 */
public record Otherwise(RuleSet rules, boolean here, Outcome outcome, List<Phrase> unanswerable) {

    public Otherwise {
        unanswerable = List.copyOf(unanswerable);
    }
}
