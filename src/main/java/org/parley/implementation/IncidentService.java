package org.parley.implementation;

import java.time.Clock;
import java.util.function.Consumer;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.text.ProvisionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an incident from its report to its end. A facilitator writes down what the body named in the response plan has found; a positive
 * finding starts the deadlines, and each guarantor says itself what it has done.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class IncidentService {

    /** Most characters of a report and of a finding. */
    public static final int LONGEST_TEXT = 2_000;

    private final IncidentRepository incidents;
    private final GuaranteeRepository guarantees;
    private final AgreementRepository agreements;
    private final MonitorQueries monitors;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IncidentService(
            IncidentRepository incidents,
            GuaranteeRepository guarantees,
            AgreementRepository agreements,
            MonitorQueries monitors,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.guarantees = guarantees;
        this.agreements = agreements;
        this.monitors = monitors;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Reports something that calls on a guarantee of an agreement: heads and deputies for their delegation, monitors within the
     * mandate of their mission, and facilitators.
     */
    public IncidentId report(ProvisionId guarantee, String text) {
        Guarantee called = guarantees
                .findByProvision(guarantee.value())
                .filter(found -> found.marked() && seats.mayRead(found.negotiation()))
                .orElseThrow(() -> new NotFound(SubjectRef.GUARANTEE));
        NegotiationId negotiation = called.negotiation();
        SeatView seat = seats.mayFacilitate(negotiation)
                        || monitors.watching(called.plan(), guarantee).isPresent()
                ? seats.require(negotiation)
                : seats.requireVoice(negotiation);
        if (agreements.findByPlan(called.plan().value()).isEmpty()) {
            throw new RuleViolation("agreement.error.no-agreement");
        }
        String said = Words.paragraphs(text, LONGEST_TEXT, "agreement.error.report");
        Actor actor = seats.actor(negotiation);
        Incident incident =
                incidents.saveAndFlush(new Incident(called, said, seat.delegation(), actor.name(), clock.instant()));
        events.publishEvent(act("incident.reported", incident).text(said));
        return incident.id();
    }

    /** Writes down that it happened, and starts the deadlines of the response plan as that stands now. */
    public void find(IncidentId id, long seen, String how) {
        String said = Words.paragraphs(how, LONGEST_TEXT, "agreement.error.finding");
        preside(id, seen, incident -> {
            ResponsePlan plan = guarantees
                    .findByProvision(incident.provision().value())
                    .map(Guarantee::response)
                    .orElseThrow(() -> new RuleViolation("agreement.error.no-response"));
            incident.find(said, plan, clock.instant());
            events.publishEvent(act("incident.found", incident)
                    .with(
                            "guarantors",
                            plan.acting().map(each -> each.value().toString()).toList())
                    .text(said));
        });
    }

    /** Writes down that it did not happen, or was no call on the guarantee. */
    public void dismiss(IncidentId id, long seen, String how) {
        String said = Words.paragraphs(how, LONGEST_TEXT, "agreement.error.finding");
        preside(id, seen, incident -> {
            incident.dismiss(said, clock.instant());
            events.publishEvent(act("incident.dismissed", incident).text(said));
        });
    }

    /** Says that a step of the response was taken: heads and deputies of the delegations that act in it, and facilitators. */
    public void take(IncidentId id, long seen, int step) {
        Incident incident = find(id, seen);
        ResponsePlan plan = incident.response();
        if (plan == null || step < 0 || step >= plan.steps().size()) {
            throw new RuleViolation("agreement.error.step");
        }
        ResponsePlan.Step taken = plan.steps().get(step);
        if (!seats.mayFacilitate(incident.negotiation())) {
            DelegationId own = seats.requireVoice(incident.negotiation()).delegationOrThrow();
            if (!taken.delegations().contains(own)) {
                throw new AccessDeniedException("agreement.error.not-acting");
            }
        }
        incident.take(step, seats.actor(incident.negotiation()).name(), clock.instant());
        incidents.saveAndFlush(incident);
        events.publishEvent(act("incident.answered", incident).text(taken.text()));
    }

    /** Writes down that it has ceased or is settled: the clock stops. */
    public void end(IncidentId id, long seen) {
        preside(id, seen, incident -> {
            incident.end(clock.instant());
            events.publishEvent(act("incident.ended", incident));
        });
    }

    private void preside(IncidentId id, long seen, Consumer<Incident> deed) {
        Incident incident = find(id, seen);
        seats.requireFacilitator(incident.negotiation());
        deed.accept(incident);
        incidents.saveAndFlush(incident);
    }

    private Incident find(IncidentId id, long seen) {
        Incident found = incidents
                .findById(id.value())
                .filter(each -> seats.mayRead(each.negotiation()))
                .orElseThrow(() -> new NotFound(SubjectRef.INCIDENT));
        if (found.lockVersion() != seen) {
            throw new RuleViolation("implementation.error.meanwhile");
        }
        return found;
    }

    private Act act(String type, Incident incident) {
        return Act.of(
                        type,
                        incident.negotiation().value(),
                        SubjectRef.of(SubjectRef.INCIDENT, incident.id()),
                        seats.actor(incident.negotiation()))
                .with(
                        "on",
                        SubjectRef.of(SubjectRef.PROVISION, incident.provision())
                                .toString());
    }
}
