package org.parley.plan;

import java.util.List;
import java.util.Optional;
import org.parley.delegation.NegotiationId;

/** The votes in which plans are ranked against each other, told by the module that keeps them: plans know no rounds. */
public interface RankedVotes {

    /**
     * A vote among plans.
     *
     * @param label its number and title in the reader's language
     * @param path  address of its page, without a leading slash
     * @param order the plans as the vote ranked them, the first first; empty while it has no result
     */
    record Ranked(String label, String path, List<PlanSummary> order) {

        public Ranked {
            order = List.copyOf(order);
        }
    }

    /** The votes that the person signed in may see, the latest first. */
    List<Ranked> of(NegotiationId negotiation);

    /** Address at which the person signed in prepares one, without a leading slash; empty when they may not. */
    Optional<String> begin(NegotiationId negotiation);
}
