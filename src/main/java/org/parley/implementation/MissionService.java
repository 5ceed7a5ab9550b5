package org.parley.implementation;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.PlanText;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets up who watches how an agreement is kept, as its text says. For facilitators, who act for the depositary. */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class MissionService {

    private final MissionRepository missions;
    private final NominationRepository nominations;
    private final NominationService nominating;
    private final AgreementRepository agreements;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MissionService(
            MissionRepository missions,
            NominationRepository nominations,
            NominationService nominating,
            AgreementRepository agreements,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.missions = missions;
        this.nominations = nominations;
        this.nominating = nominating;
        this.agreements = agreements;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /** Writes down the mandate of a mission under an agreement; from then on observers may be nominated. */
    public MissionId establish(PlanId plan, Mandate mandate) {
        seats.requireFacilitator(plans.get(plan).negotiation());
        Agreement agreement =
                agreements.findByPlan(plan.value()).orElseThrow(() -> new RuleViolation("mission.error.no-agreement"));
        requireKnown(agreement, mandate);
        Mission mission = missions.saveAndFlush(new Mission(agreement, mandate, clock.instant()));
        events.publishEvent(said(act("mission.established", mission), mandate));
        return mission.id();
    }

    /**
     * Says the mandate anew.
     *
     * @param seen the {@link MissionView#lockVersion()} that was read
     */
    public void change(MissionId id, long seen, Mandate mandate) {
        Mission mission = find(id, seen);
        requireKnown(agreements.findById(mission.agreement().value()).orElseThrow(), mandate);
        boolean hit = nominations.findByMissionOrderByProposedAtAscIdAsc(id.value()).stream()
                .filter(each -> each.state() == NominationState.PROPOSED || each.state() == NominationState.CONFIRMED)
                .map(Nomination::nominee)
                .anyMatch(each -> each != null && mandate.excluding(each).isPresent());
        if (hit) {
            throw new RuleViolation("mission.error.exclusion-hits");
        }
        if (!mission.change(mandate)) {
            return;
        }
        missions.saveAndFlush(mission);
        events.publishEvent(said(act("mission.changed", mission), mandate));
    }

    /** Writes down that it is over. Nominations that are not decided are declined with it, and observers who take part do so no more. */
    public void end(MissionId id, long seen, String reason) {
        Mission mission = find(id, seen);
        String why = Words.paragraphs(reason, NewNomination.LONGEST_TEXT, "mission.error.why");
        mission.end(why, clock.instant());
        missions.saveAndFlush(mission);
        events.publishEvent(act("mission.ended", mission).text(why));
        nominating.endAll(mission, why);
    }

    private void requireKnown(Agreement agreement, Mandate mandate) {
        PlanText text = plans.text(agreement.plan(), agreement.version()).text();
        if (!text.index().keySet().containsAll(mandate.named().toList())) {
            throw new RuleViolation("implementation.error.provision-gone");
        }
        Set<DelegationId> table = negotiations.delegations(agreement.negotiation()).stream()
                .map(DelegationView::id)
                .collect(Collectors.toSet());
        if (!Stream.concat(
                        mandate.delegations().stream(),
                        mandate.exclusions().stream().map(Mandate.Exclusion::delegation))
                .allMatch(table::contains)) {
            throw new RuleViolation("implementation.error.not-at-table");
        }
    }

    private Mission find(MissionId id, long seen) {
        Mission found = missions.findById(id.value())
                .filter(each -> seats.mayRead(each.negotiation()))
                .orElseThrow(() -> new NotFound(SubjectRef.MISSION));
        seats.requireFacilitator(found.negotiation());
        if (found.lockVersion() != seen) {
            throw new RuleViolation("implementation.error.meanwhile");
        }
        return found;
    }

    private Act act(String type, Mission mission) {
        return Act.of(
                        type,
                        mission.negotiation().value(),
                        SubjectRef.of(SubjectRef.MISSION, mission.id()),
                        seats.actor(mission.negotiation()))
                .with("agreement", mission.agreement().value().toString());
    }

    private static Act said(Act act, Mandate mandate) {
        return act.with(
                        "excluded",
                        mandate.exclusions().stream()
                                .map(each -> each.delegation().value().toString())
                                .toList())
                .text(mandate.text())
                .payload(mandate.toJson().canonicalBytes(), "application/json");
    }
}
