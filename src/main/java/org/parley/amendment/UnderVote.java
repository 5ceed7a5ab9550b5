package org.parley.amendment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;
import org.parley.voting.RoundQueries;
import org.springframework.stereotype.Component;

/** What is being voted on: a package is so with each of its amendments, and what is voted on in parts from the first of them to the last. */
@Component
class UnderVote {

    private final RoundQueries rounds;
    private final Packages packages;
    private final Divisions divisions;

    UnderVote(RoundQueries rounds, Packages packages, Divisions divisions) {
        this.rounds = rounds;
        this.packages = packages;
        this.divisions = divisions;
    }

    /**
     * What is being voted on, or was and awaits the proclamation. Asked within a transaction that decides something, it stays true until
     * that transaction ends.
     */
    Set<SubjectRef> in(NegotiationId negotiation) {
        Set<SubjectRef> held = new LinkedHashSet<>(rounds.underVote(negotiation));
        packages.put(List.copyOf(held)).forEach(id -> held.add(new SubjectRef(SubjectRef.AMENDMENT, id)));
        held.addAll(divisions.voting(negotiation));
        return held;
    }
}
