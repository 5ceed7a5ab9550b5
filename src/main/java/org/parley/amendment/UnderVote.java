package org.parley.amendment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;
import org.parley.voting.RoundQueries;
import org.springframework.stereotype.Component;

/** What is being voted on: a package is so with each of its amendments, and an amendment while its parts are put. */
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
        divisions.voting(negotiation).forEach(id -> held.add(new SubjectRef(SubjectRef.AMENDMENT, id)));
        return held;
    }
}
