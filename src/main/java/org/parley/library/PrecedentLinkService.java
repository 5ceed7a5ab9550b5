package org.parley.library;

import java.time.Clock;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.ProvisionId;
import org.parley.text.TextRules;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers cases beside provisions: facilitators do it for the table, heads and deputies in the name of their delegation, each with the
 * reason, on record in the negotiation.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class PrecedentLinkService {

    private final PrecedentLinkRepository links;
    private final PrecedentRepository precedents;
    private final PlanQueries plans;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PrecedentLinkService(
            PrecedentLinkRepository links,
            PrecedentRepository precedents,
            PlanQueries plans,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.links = links;
        this.precedents = precedents;
        this.plans = plans;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts a case beside a provision.
     *
     * @param note why it is remembered there
     * @throws NotFound where the person sees no such provision or case
     * @throws AccessDeniedException for those who neither facilitate nor speak for a delegation
     */
    public LinkId link(ProvisionId provision, PrecedentId id, String note) {
        PlanId plan = plans.locate(provision).orElseThrow(() -> new NotFound(SubjectRef.PROVISION));
        SeatView seat = speaker(plans.get(plan).negotiation());
        if (plans.text(plan).text().find(provision).isEmpty()) {
            throw new RuleViolation("library.error.provision-gone");
        }
        Precedent precedent = precedents.findById(id.value()).orElseThrow(() -> new NotFound(SubjectRef.PRECEDENT));
        if (precedent.shelved()) {
            throw new RuleViolation("library.error.shelved");
        }
        String why = TextRules.prose(note, LinkView.NOTE_LENGTH);
        if (why.isEmpty()) {
            throw new RuleViolation("library.error.missing.note");
        }
        PrecedentLink link = new PrecedentLink(seat, provision, id, why, clock.instant());
        try {
            links.saveAndFlush(link);
        } catch (DataIntegrityViolationException broken) {
            if (String.valueOf(broken.getMessage()).contains("precedent_link_once")) {
                throw new RuleViolation("library.error.linked-already");
            }
            throw broken;
        }
        events.publishEvent(about(
                        Act.of(
                                "precedent.linked",
                                link.negotiation().value(),
                                SubjectRef.of(SubjectRef.PRECEDENT, id),
                                seats.actor(link.negotiation())),
                        link,
                        precedent)
                .text(why));
        return link.id();
    }

    /**
     * Takes a case away from a provision: facilitators any, a delegation its own.
     *
     * @throws NotFound where the person sees no such link
     * @throws AccessDeniedException for everybody else
     */
    public void unlink(LinkId id) {
        PrecedentLink link = links.lock(id.value())
                .filter(found -> seats.mayRead(found.negotiation()))
                .orElseThrow(() -> new NotFound("link"));
        SeatView seat = speaker(link.negotiation());
        if (!seats.mayFacilitate(link.negotiation()) && !link.of(seat.delegation())) {
            throw new AccessDeniedException("library.error.other-delegation");
        }
        link.end(clock.instant());
        links.saveAndFlush(link);
        Precedent precedent = precedents.findById(link.precedent().value()).orElseThrow();
        events.publishEvent(about(
                Act.of(
                        "precedent.unlinked",
                        link.negotiation().value(),
                        SubjectRef.of(SubjectRef.PRECEDENT, link.precedent()),
                        seats.actor(link.negotiation())),
                link,
                precedent));
    }

    private SeatView speaker(NegotiationId negotiation) {
        SeatView seat = seats.require(negotiation);
        if (!seats.mayFacilitate(negotiation) && !seat.capacity().voice()) {
            throw new AccessDeniedException("library.error.speakers-only");
        }
        return seat;
    }

    private static Act about(Act act, PrecedentLink link, Precedent precedent) {
        return act.with("name", precedent.text().name())
                .with("on", link.provision().toString());
    }
}
