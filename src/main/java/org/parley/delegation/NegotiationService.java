package org.parley.delegation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.identity.CurrentPerson;
import org.parley.identity.Email;
import org.parley.identity.Invitation;
import org.parley.identity.PersonId;
import org.parley.identity.PersonName;
import org.parley.identity.PersonService;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins negotiations, seats delegations and people. */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class NegotiationService {

    /** Longest name and short name of a delegation, in UTF-16 code units. */
    public static final int DELEGATION_NAME_LIMIT = Delegation.NAME_LIMIT;

    public static final int SHORT_NAME_LIMIT = Delegation.SHORT_NAME_LIMIT;

    /** The longest time to answer for a changed amendment, in hours: thirty days. */
    public static final int CONSENT_HOURS_LIMIT = 720;

    private static final String MAY_SEAT = "hasRole('ADMINISTRATOR') or @seats.mayFacilitate(#negotiation)";

    private final NegotiationRepository negotiations;
    private final DelegationRepository delegations;
    private final SeatRepository seats;
    private final Seats rights;
    private final PersonService people;
    private final CurrentPerson current;
    private final RuleSetNames rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NegotiationService(
            NegotiationRepository negotiations,
            DelegationRepository delegations,
            SeatRepository seats,
            Seats rights,
            PersonService people,
            CurrentPerson current,
            RuleSetNames rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.negotiations = negotiations;
        this.delegations = delegations;
        this.seats = seats;
        this.rights = rights;
        this.people = people;
        this.current = current;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** Begins a negotiation. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public NegotiationId begin(NewNegotiation said) {
        if (negotiations.findBySlug(said.slug()).isPresent()) {
            throw new RuleViolation("delegation.error.slug-taken", said.slug());
        }
        for (String name : List.of(said.substanceRules(), said.procedureRules(), said.wholeTextRules())) {
            if (!rules.names().contains(name)) {
                throw new RuleViolation("delegation.error.rules", name);
            }
        }
        Negotiation negotiation = negotiations.save(new Negotiation(said, clock.instant()));
        events.publishEvent(Act.of("negotiation.begun", negotiation.getId(), subject(negotiation.id()), current.actor())
                .with("name", said.name()));
        return negotiation.id();
    }

    /**
     * Sets how many co-sponsors a proposal needs, until when amendments may be proposed, and how long a proposer has to answer for an
     * amendment that an adoption has changed.
     *
     * @param consentHours 1 to {@value #CONSENT_HOURS_LIMIT}; holds for what is changed from now on
     */
    @PreAuthorize(MAY_SEAT)
    public void settle(
            NegotiationId negotiation, int coSponsors, @Nullable Instant amendmentDeadline, int consentHours) {
        if (coSponsors < 0 || coSponsors > 50) {
            throw new RuleViolation("delegation.error.co-sponsors");
        }
        if (consentHours < 1 || consentHours > CONSENT_HOURS_LIMIT) {
            throw new RuleViolation("delegation.error.consent-hours", CONSENT_HOURS_LIMIT);
        }
        Negotiation found = find(negotiation);
        found.settle(coSponsors, amendmentDeadline, consentHours);
        negotiations.save(found);
        Act act = Act.of("negotiation.settled", negotiation.value(), subject(negotiation), rights.actor(negotiation))
                .with("coSponsors", coSponsors)
                .with("consentHours", consentHours);
        events.publishEvent(
                amendmentDeadline == null ? act : act.with("amendmentDeadline", amendmentDeadline.toString()));
    }

    /** Sets by which rule sets its questions are decided. Rounds that are prepared keep the rules they have. */
    @PreAuthorize(MAY_SEAT)
    public void decideBy(NegotiationId negotiation, String substance, String procedure, String wholeText) {
        Negotiation found = find(negotiation);
        for (String name : List.of(substance, procedure, wholeText)) {
            if (!rules.names().contains(name) && !rules.written(negotiation).containsKey(name)) {
                throw new RuleViolation("delegation.error.rules", name);
            }
        }
        found.decideBy(substance, procedure, wholeText);
        negotiations.save(found);
        events.publishEvent(
                Act.of("negotiation.ruled", negotiation.value(), subject(negotiation), rights.actor(negotiation))
                        .with("substance", substance)
                        .with("procedure", procedure)
                        .with("wholeText", wholeText));
    }

    /**
     * Changes what a delegation counts as. Rounds that are open keep what they froze.
     *
     * @param blocs the groups it belongs to beside its kind
     */
    @PreAuthorize(MAY_SEAT)
    public void count(
            NegotiationId negotiation,
            DelegationId id,
            DelegationKind kind,
            int weight,
            boolean entitled,
            Set<String> blocs) {
        Delegation delegation = delegations
                .findById(id.value())
                .filter(found -> found.negotiation().equals(negotiation))
                .orElseThrow(() -> new NotFound("delegation"));
        boolean seated = seats.findByNegotiationOrderByGrantedAtAscIdAsc(negotiation.value()).stream()
                .anyMatch(seat -> seat.active() && id.equals(seat.delegation()));
        boolean observing = delegation.kind() == DelegationKind.OBSERVER;
        if (seated && observing != (kind == DelegationKind.OBSERVER)) {
            throw new RuleViolation("delegation.error.kind-seated");
        }
        delegation.count(kind, weight, entitled, blocs);
        delegations.save(delegation);
        events.publishEvent(Act.of(
                        "delegation.counted",
                        negotiation.value(),
                        SubjectRef.of(SubjectRef.DELEGATION, id),
                        rights.actor(negotiation))
                .with("name", delegation.view().name())
                .with("kind", kind.word())
                .with("weight", weight)
                .with("entitled", entitled)
                .with("blocs", List.copyOf(delegation.view().blocs())));
    }

    /** Seats a delegation at the end of the table. */
    @PreAuthorize(MAY_SEAT)
    public DelegationId admit(
            NegotiationId negotiation,
            String name,
            String shortName,
            DelegationKind kind,
            int weight,
            boolean entitled) {
        find(negotiation);
        if (delegations.existsByNegotiationAndName(negotiation.value(), name.strip())
                || delegations.existsByNegotiationAndShortName(negotiation.value(), shortName.strip())) {
            throw new RuleViolation("delegation.error.name-taken", name.strip());
        }
        int position = delegations
                        .findByNegotiationOrderByPosition(negotiation.value())
                        .size()
                + 1;
        Delegation delegation =
                delegations.save(new Delegation(negotiation, name, shortName, kind, weight, entitled, position));
        events.publishEvent(Act.of(
                        "delegation.admitted",
                        negotiation.value(),
                        SubjectRef.of(SubjectRef.DELEGATION, delegation.id()),
                        rights.actor(negotiation))
                .with("name", delegation.view().name())
                .with("kind", kind.word())
                .with("weight", weight)
                .with("entitled", entitled));
        return delegation.id();
    }

    /**
     * Gives a person a seat, inviting them first where they have no account yet. Somebody who has a seat here already is moved to
     * the new one.
     */
    @PreAuthorize(MAY_SEAT)
    public Invitation seat(
            NegotiationId negotiation,
            Email email,
            PersonName name,
            @Nullable DelegationId delegation,
            Capacity capacity) {
        Invitation invitation = people.invite(email, name);
        seat(negotiation, invitation.person(), delegation, capacity);
        return invitation;
    }

    /** Gives a person with an account a seat; see {@link #seat(NegotiationId, Email, PersonName, DelegationId, Capacity)}. */
    @PreAuthorize(MAY_SEAT)
    public SeatId seat(
            NegotiationId negotiation, PersonId person, @Nullable DelegationId delegation, Capacity capacity) {
        find(negotiation);
        Delegation of = delegation == null
                ? null
                : delegations
                        .findById(delegation.value())
                        .filter(found -> found.negotiation().equals(negotiation))
                        .orElseThrow(() -> new NotFound("delegation"));
        Optional<Seat> held = seats.findByNegotiationAndPerson(negotiation.value(), person.value());
        Seat seat;
        if (held.isPresent()) {
            seat = held.get();
            seat.move(of, capacity);
        } else {
            seat = new Seat(negotiation, person, of, capacity, clock.instant());
        }
        seats.save(seat);
        Act act = Act.of("seat.granted", negotiation.value(), subject(seat), rights.actor(negotiation))
                .with("person", person.value().toString())
                .with("capacity", capacity.word());
        events.publishEvent(of == null ? act : act.with("delegation", of.getId().toString()));
        return seat.id();
    }

    /** Ends a seat: from now on the person may do nothing from it. */
    @PreAuthorize(MAY_SEAT)
    public void unseat(NegotiationId negotiation, SeatId id) {
        Seat seat = seats.findById(id.value())
                .filter(found -> found.negotiation().equals(negotiation))
                .orElseThrow(() -> new NotFound("seat"));
        if (seat.person().equals(current.id())) {
            throw new RuleViolation("delegation.error.unseat-self");
        }
        seat.end();
        seats.save(seat);
        events.publishEvent(Act.of("seat.ended", negotiation.value(), subject(seat), rights.actor(negotiation))
                .with("person", seat.person().value().toString()));
    }

    private Negotiation find(NegotiationId id) {
        return negotiations.findById(id.value()).orElseThrow(() -> new NotFound("negotiation"));
    }

    private static SubjectRef subject(NegotiationId id) {
        return SubjectRef.of(SubjectRef.NEGOTIATION, id);
    }

    private static SubjectRef subject(Seat seat) {
        return SubjectRef.of(SubjectRef.SEAT, seat.id());
    }
}
