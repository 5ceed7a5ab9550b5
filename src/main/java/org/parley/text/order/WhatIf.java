package org.parley.text.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.text.Change;
import org.parley.text.PlanText;

/**
 * What would come of a set of outcomes, voted in the order planned.
 *
 * @param stages the text as it is, and after each amendment that would enter it
 * @param fates  where each proposal would stand, in the order of filing
 * @param steps  what would be left to vote, in the order planned
 */
public record WhatIf(List<Sequence.Stage> stages, Map<UUID, Fate> fates, List<Step> steps, Sequence sequence) {

    /**
     * @param outcomes true for adopted, false for rejected; what is not among them is left to be voted on. One of several joined
     *                 stands for all of them
     */
    public static WhatIf of(PlanText base, Collection<Proposal> proposals, Order order, Map<UUID, Boolean> outcomes) {
        Sequence sequence = new Sequence(base, proposals);
        List<Step> steps = order.steps();
        for (Step step : steps) {
            List<Boolean> said = step.proposals().stream()
                    .filter(outcomes::containsKey)
                    .map(outcomes::get)
                    .distinct()
                    .toList();
            if (said.contains(Boolean.TRUE)) {
                sequence.adopt(step.proposals());
            } else if (!said.isEmpty()) {
                sequence.reject(step.proposals());
            }
        }
        Map<UUID, Fate> fates = sequence.fates();
        List<Step> left = new ArrayList<>();
        for (Step step : steps) {
            if (step.proposals().stream().anyMatch(id -> waits(fates, id))) {
                left.add(step);
            }
        }
        return new WhatIf(sequence.stages(), fates, left, sequence);
    }

    private static boolean waits(Map<UUID, Fate> fates, UUID id) {
        Fate fate = fates.get(id);
        return fate != null && fate.kind().waits();
    }

    /** The consolidated text. */
    public PlanText text() {
        return stages.getLast().text();
    }

    /** What a proposal would say then. */
    public List<Change> changes(UUID id) {
        return sequence.changes(id);
    }
}
