package org.parley.implementation;

import java.time.Clock;
import java.util.List;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of missions and nominations. Whoever reads the negotiation reads them. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class MissionQueries {

    private final MissionRepository missions;
    private final NominationRepository nominations;
    private final PlanQueries plans;
    private final Seats seats;
    private final Clock clock;

    MissionQueries(
            MissionRepository missions, NominationRepository nominations, PlanQueries plans, Seats seats, Clock clock) {
        this.missions = missions;
        this.nominations = nominations;
        this.plans = plans;
        this.seats = seats;
        this.clock = clock;
    }

    /** The missions under a plan, in the order in which they were set up. */
    public List<MissionView> of(PlanId plan) {
        plans.get(plan); // who may not read it, learns nothing
        return missions.findByPlanOrderByBegunAtAscIdAsc(plan.value()).stream()
                .map(this::view)
                .toList();
    }

    /** @throws NotFound where there is none for this person */
    public MissionView get(MissionId id) {
        return missions.findById(id.value())
                .filter(found -> seats.mayRead(found.negotiation()))
                .map(this::view)
                .orElseThrow(() -> new NotFound(SubjectRef.MISSION));
    }

    /** @throws NotFound where there is none for this person */
    public NominationView nomination(NominationId id) {
        return nominations
                .findById(id.value())
                .filter(found -> seats.mayRead(found.negotiation()))
                .map(Nomination::view)
                .orElseThrow(() -> new NotFound(SubjectRef.NOMINATION));
    }

    /** The nominations that the delegation of the person signed in has still to answer; empty for whoever may not answer for one. */
    public List<NominationView> asked(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        DelegationId own = seats.voice(negotiation).orElse(null);
        return own == null
                ? List.of()
                : proposed(negotiation).stream()
                        .filter(each -> each.awaits(own, clock.instant()))
                        .toList();
    }

    /** The nominations that a facilitator may confirm now; empty for everybody else. */
    public List<NominationView> ripe(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return seats.mayFacilitate(negotiation)
                ? proposed(negotiation).stream()
                        .filter(each -> each.ripe(clock.instant()))
                        .toList()
                : List.of();
    }

    private List<NominationView> proposed(NegotiationId negotiation) {
        return nominations
                .findByNegotiationAndStateOrderByProposedAtAscIdAsc(negotiation.value(), NominationState.PROPOSED)
                .stream()
                .map(Nomination::view)
                .toList();
    }

    private MissionView view(Mission found) {
        return new MissionView(
                found.id(),
                found.negotiation(),
                found.plan(),
                found.agreement(),
                found.mandate(),
                found.endedAt(),
                found.reason(),
                nominations.findByMissionOrderByProposedAtAscIdAsc(found.getId()).stream()
                        .map(Nomination::view)
                        .toList(),
                found.lockVersion());
    }
}
