package org.parley.procedure.choice;

import java.util.List;

/**
 * What a method makes of the ballots. Options are numbers from 0.
 *
 * @param chosen  the options chosen, the first first
 * @param order   all options in order, those chosen first: what is fallen back on if the first cannot be had
 * @param tie     whether the tie order decided something between equals
 * @param working everything that was counted
 */
public record ChoiceResult(List<Integer> chosen, List<Integer> order, boolean tie, Working working) {

    public ChoiceResult {
        chosen = List.copyOf(chosen);
        order = List.copyOf(order);
    }
}
