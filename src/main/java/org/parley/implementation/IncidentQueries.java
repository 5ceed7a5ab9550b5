package org.parley.implementation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.Numbering;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of incidents and of the clock that they start. Whoever reads the negotiation reads them. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class IncidentQueries {

    private final IncidentRepository incidents;
    private final GuaranteeRepository guarantees;
    private final PlanQueries plans;
    private final Seats seats;

    IncidentQueries(IncidentRepository incidents, GuaranteeRepository guarantees, PlanQueries plans, Seats seats) {
        this.incidents = incidents;
        this.guarantees = guarantees;
        this.plans = plans;
        this.seats = seats;
    }

    /** The incidents under a plan, the latest first. */
    public List<IncidentView> of(PlanId plan) {
        plans.get(plan); // who may not read it, learns nothing
        return views(incidents.findByPlanOrderByReportedAtDescIdDesc(plan.value()));
    }

    /** Those of a negotiation whose deadlines run, the oldest first. */
    public List<IncidentView> running(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return views(
                incidents.findByNegotiationAndStateOrderByReportedAtAscIdAsc(negotiation.value(), IncidentState.FOUND));
    }

    /** @throws NotFound where there is none for this person */
    public IncidentView get(IncidentId id) {
        return incidents
                .findById(id.value())
                .filter(found -> seats.mayRead(found.negotiation()))
                .map(found -> view(found, plans.text(found.plan()).numbering()))
                .orElseThrow(() -> new NotFound(SubjectRef.INCIDENT));
    }

    private List<IncidentView> views(List<Incident> found) {
        Map<PlanId, Numbering> numberings = new HashMap<>();
        return found.stream()
                .map(incident -> view(
                        incident,
                        numberings.computeIfAbsent(
                                incident.plan(), plan -> plans.text(plan).numbering())))
                .toList();
    }

    private IncidentView view(Incident incident, Numbering numbering) {
        Instant foundAt = incident.foundAt();
        ResponsePlan response = incident.response();
        int within = Optional.ofNullable(response)
                .or(() ->
                        guarantees.findByProvision(incident.provision().value()).map(Guarantee::response))
                .map(plan -> plan.finder().hours())
                .orElse(0);
        return new IncidentView(
                incident.id(),
                incident.negotiation(),
                incident.plan(),
                incident.provision(),
                numbering.find(incident.provision()).orElse(null),
                incident.text(),
                incident.delegation(),
                incident.reportedName(),
                incident.reportedAt(),
                incident.state(),
                incident.reportedAt().plus(Duration.ofHours(within)),
                incident.finding(),
                foundAt,
                response == null || foundAt == null ? List.of() : dues(response, incident.done(), foundAt),
                incident.lockVersion());
    }

    private static List<IncidentView.Due> dues(ResponsePlan plan, List<Incident.Taken> taken, Instant foundAt) {
        List<IncidentView.Due> dues = new ArrayList<>();
        List<ResponsePlan.Step> steps = plan.steps();
        for (int place = 0; place < steps.size(); place++) {
            ResponsePlan.Step step = steps.get(place);
            int here = place;
            Optional<Incident.Taken> done =
                    taken.stream().filter(each -> each.step() == here).findFirst();
            dues.add(new IncidentView.Due(
                    place,
                    step.text(),
                    step.delegations(),
                    place >= plan.actions().size(),
                    foundAt.plus(Duration.ofHours(step.hours())),
                    done.map(Incident.Taken::at).orElse(null),
                    done.map(Incident.Taken::name).orElse(null)));
        }
        dues.sort(Comparator.comparing(IncidentView.Due::at));
        return dues;
    }
}
