package org.parley.implementation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a reservation from its making to its end: articles 19 to 23 of the Vienna Convention on the Law of Treaties. Heads and deputies speak for their delegation; a
 * facilitator, who acts for the depositary, writes down what reached it on paper.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class ReservationService {

    /** Most characters of a reservation, and of the reason for an objection. */
    public static final int LONGEST_TEXT = 2_000;

    private final ReservationRepository reservations;
    private final AgreementRepository agreements;
    private final PlanQueries plans;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReservationService(
            ReservationRepository reservations,
            AgreementRepository agreements,
            PlanQueries plans,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reservations = reservations;
        this.agreements = agreements;
        this.plans = plans;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /** Writes down what the agreement itself says of reservations, before any is made. */
    public void rule(AgreementId id, ReservationClause clause) {
        Agreement agreement = agreement(id);
        seats.requireFacilitator(agreement.negotiation());
        if (reservations.existsByAgreement(id.value())) {
            throw new RuleViolation("reservation.error.clause-late");
        }
        PlanText text = text(agreement).text();
        if (!Stream.concat(clause.provisions().stream(), Stream.ofNullable(clause.by()))
                .allMatch(text.index()::containsKey)) {
            throw new RuleViolation("implementation.error.provision-gone");
        }
        agreement.reserving(clause);
        agreements.saveAndFlush(agreement);
        Act act = Act.of(
                        "agreement.reserving",
                        agreement.negotiation().value(),
                        SubjectRef.of(SubjectRef.AGREEMENT, id),
                        seats.actor(agreement.negotiation()))
                .with("reserving", clause.kind().word())
                .with(
                        "provisions",
                        clause.provisions().stream()
                                .map(each -> each.value().toString())
                                .toList());
        ProvisionId by = clause.by();
        events.publishEvent(by == null ? act : act.with("provision", by.value().toString()));
    }

    /**
     * Makes a reservation to a provision, with the signature or ratification of the same delegation.
     *
     * @param by whose; a head or deputy names their own, and makes it on the day of that instrument
     * @throws RuleViolation naming the provision where the agreement does not let it be made
     */
    public ReservationId make(
            AgreementId id, DelegationId by, ProvisionId provision, Deposit.Kind instrument, String text) {
        Agreement agreement = agreement(id);
        boolean own = requireSpeaker(agreement.negotiation(), by);
        VersionView version = text(agreement);
        if (version.text().find(provision).isEmpty()) {
            throw new RuleViolation("implementation.error.provision-gone");
        }
        String said = Words.paragraphs(text, LONGEST_TEXT, "reservation.error.text");
        Deposit with = agreement
                .deposit(instrument, by)
                .filter(each -> instrument != Deposit.Kind.FULL_POWERS)
                .orElseThrow(() -> new RuleViolation("reservation.error.no-instrument"));
        // Time zones apart, the day of an instrument may be tomorrow's or yesterday's by the clock of the house
        if (own && today().isAfter(with.on().plusDays(1))) {
            throw new RuleViolation("reservation.error.late");
        }
        ReservationClause clause = agreement.reserving();
        ProvisionId says = clause.by();
        if (says != null && !clause.allows(version.text(), provision)) {
            throw new RuleViolation(
                    "reservation.error.forbidden",
                    version.numbering().number(says),
                    version.numbering().number(provision));
        }
        Reservation reservation =
                reservations.saveAndFlush(new Reservation(agreement, by, provision, instrument, said, clock.instant()));
        events.publishEvent(act("reservation.made", reservation, by).text(said));
        return reservation.id();
    }

    /** Confirms at ratification what was reserved at signature. */
    public void confirm(ReservationId id, long seen) {
        step(id, seen, reservation -> {
            requireSpeaker(reservation.negotiation(), reservation.delegation());
            Agreement agreement = agreement(reservation.agreement());
            if (agreement.clause().kind() != EntryClause.Kind.RATIFICATIONS) {
                throw new RuleViolation("reservation.error.no-confirmation");
            }
            reservation.confirm(agreement
                    .deposit(Deposit.Kind.RATIFICATION, reservation.delegation())
                    .map(Deposit::on)
                    .orElseThrow(() -> new RuleViolation("reservation.error.not-ratified")));
            events.publishEvent(act("reservation.confirmed", reservation, reservation.delegation()));
        });
    }

    /** Takes a reservation back. It needs nobody's consent (article 22). */
    public void withdraw(ReservationId id, long seen) {
        step(id, seen, reservation -> {
            requireSpeaker(reservation.negotiation(), reservation.delegation());
            reservation.withdraw(today());
            events.publishEvent(act("reservation.withdrawn", reservation, reservation.delegation()));
        });
    }

    /** Says that another's reservation is accepted; that is final. */
    public void accept(ReservationId id, long seen, DelegationId by) {
        step(id, seen, reservation -> {
            react(reservation, new Reaction(by, Reaction.Kind.ACCEPTS, null, today(), null));
            events.publishEvent(act("reservation.accepted", reservation, by));
        });
    }

    /**
     * Objects to another's reservation.
     *
     * @param precludes whether the agreement is not to be in force between the two
     */
    public void object(ReservationId id, long seen, DelegationId by, boolean precludes, String reason) {
        String why = Words.paragraphs(reason, LONGEST_TEXT, "implementation.error.reason");
        step(id, seen, reservation -> {
            react(
                    reservation,
                    new Reaction(by, precludes ? Reaction.Kind.PRECLUDES : Reaction.Kind.OBJECTS, why, today(), null));
            events.publishEvent(act(precludes ? "reservation.precluded" : "reservation.objected", reservation, by)
                    .text(why));
        });
    }

    /** Takes an objection back: what was objected to is then accepted. */
    public void withdrawObjection(ReservationId id, long seen, DelegationId by) {
        step(id, seen, reservation -> {
            requireSpeaker(reservation.negotiation(), by);
            reservation.withdrawObjection(by, today());
            events.publishEvent(act("reservation.objection-withdrawn", reservation, by));
        });
    }

    private void react(Reservation reservation, Reaction reaction) {
        DelegationId by = reaction.delegation();
        requireSpeaker(reservation.negotiation(), by);
        Agreement agreement = agreement(reservation.agreement());
        if (!agreement.signed(by)) {
            throw new RuleViolation("reservation.error.not-signatory");
        }
        reservation.react(reaction, agreement.consents().get(by));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private VersionView text(Agreement agreement) {
        return plans.text(agreement.plan(), agreement.version());
    }

    private Agreement agreement(AgreementId id) {
        return agreements
                .findById(id.value())
                .filter(each -> seats.mayRead(each.negotiation()))
                .orElseThrow(() -> new NotFound(SubjectRef.AGREEMENT));
    }

    /** Whether it is the delegation itself that speaks, and not a facilitator who writes down its words. */
    private boolean requireSpeaker(NegotiationId negotiation, DelegationId by) {
        if (seats.mayFacilitate(negotiation)) {
            return false;
        }
        if (!seats.requireVoice(negotiation).delegationOrThrow().equals(by)) {
            throw new AccessDeniedException("implementation.error.own-only");
        }
        return true;
    }

    private void step(ReservationId id, long seen, Consumer<Reservation> deed) {
        Reservation reservation = reservations
                .findById(id.value())
                .filter(each -> seats.mayRead(each.negotiation()))
                .orElseThrow(() -> new NotFound(SubjectRef.RESERVATION));
        if (reservation.lockVersion() != seen) {
            throw new RuleViolation("implementation.error.meanwhile");
        }
        deed.accept(reservation);
        reservations.saveAndFlush(reservation);
    }

    private Act act(String type, Reservation reservation, DelegationId by) {
        return Act.of(
                        type,
                        reservation.negotiation().value(),
                        SubjectRef.of(SubjectRef.RESERVATION, reservation.id()),
                        seats.actor(reservation.negotiation()))
                .with(
                        "on",
                        SubjectRef.of(SubjectRef.PROVISION, reservation.provision())
                                .toString())
                .with("agreement", reservation.agreement().value().toString())
                .with("delegation", by.value().toString());
    }
}
