package org.parley.implementation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of reservations and of what they do between two. Whoever reads the negotiation reads them. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class ReservationQueries {

    private final ReservationRepository reservations;
    private final AgreementRepository agreements;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Clock clock;

    ReservationQueries(
            ReservationRepository reservations,
            AgreementRepository agreements,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            Clock clock) {
        this.reservations = reservations;
        this.agreements = agreements;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.clock = clock;
    }

    /** The reservations to what a plan has become, in the order in which they were made, with what applies between which two today. */
    public ReservationSheet of(PlanId plan) {
        plans.get(plan); // who may not read it, learns nothing
        return agreements.findByPlan(plan.value()).map(this::sheet).orElse(ReservationSheet.EMPTY);
    }

    /** @throws NotFound where there is none for this person */
    public ReservationView get(ReservationId id) {
        return reservations
                .findById(id.value())
                .filter(found -> seats.mayRead(found.negotiation()))
                .map(Reservation::view)
                .orElseThrow(() -> new NotFound(SubjectRef.RESERVATION));
    }

    private ReservationSheet sheet(Agreement agreement) {
        List<ReservationView> all = reservations.findByAgreementOrderByNotifiedAtAscIdAsc(agreement.getId()).stream()
                .map(Reservation::view)
                .toList();
        return new ReservationSheet(
                agreement.reserving(),
                all,
                new ReservationEffects(
                                agreement.reserving(),
                                agreement.clause().kind() == EntryClause.Kind.RATIFICATIONS,
                                agreement.consents())
                        .pairs(
                                all,
                                negotiations.delegations(agreement.negotiation()).stream()
                                        .map(DelegationView::id)
                                        .toList(),
                                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }
}
