package org.parley.sitting;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.procedure.Evaluator;
import org.parley.procedure.RuleSet;
import org.parley.voting.RollCall;
import org.parley.voting.RoundQueries;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who is in the room of the sitting that is open, and whether they are enough to open one. */
@Component
class Room implements RollCall {

    private final SittingRepository sittings;
    private final AttendanceRepository attendances;
    private final NegotiationQueries negotiations;
    private final ObjectProvider<RoundQueries> rounds;

    /** Rounds ask here for the roll, so they are looked up when they are asked. */
    Room(
            SittingRepository sittings,
            AttendanceRepository attendances,
            NegotiationQueries negotiations,
            ObjectProvider<RoundQueries> rounds) {
        this.sittings = sittings;
        this.attendances = attendances;
        this.negotiations = negotiations;
        this.rounds = rounds;
    }

    @Override
    public Set<DelegationId> present(NegotiationId negotiation) {
        return sittings.findLive(negotiation.value())
                .filter(sitting -> sitting.state() == SittingState.OPEN)
                .map(sitting -> voters(negotiations.delegations(negotiation), present(sitting.id())))
                .orElse(Set.of());
    }

    private static Set<DelegationId> voters(List<DelegationView> delegations, Set<DelegationId> present) {
        return delegations.stream()
                .filter(DelegationView::entitled)
                .map(DelegationView::id)
                .filter(present::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<DelegationId> present(SittingId sitting) {
        return attendances.findBySitting(sitting.value()).stream()
                .filter(Attendance::present)
                .map(Attendance::delegation)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What the rules of the negotiation ask of the opening, those for procedure before those for substance; empty where they ask nothing.
     *
     * @param delegations all of the negotiation
     * @param present     those in the room, with a vote or without
     */
    Optional<Opening> opening(NegotiationId negotiation, List<DelegationView> delegations, Set<DelegationId> present) {
        int there = voters(delegations, present).size();
        int entitled =
                (int) delegations.stream().filter(DelegationView::entitled).count();
        return Stream.of("procedure", "substance")
                .map(use -> rounds.getObject().ruleSet(negotiation, use))
                .flatMap(rules -> opening(rules, there, entitled).stream())
                .findFirst();
    }

    private static Optional<Opening> opening(RuleSet rules, int present, int entitled) {
        return Evaluator.opening(rules, present, entitled).map(check -> new Opening(rules, check));
    }
}
