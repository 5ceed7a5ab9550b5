package org.parley.implementation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.springframework.stereotype.Component;

/** Names agreements, reservations and incidents for the modules that know them only by reference; all have their place on the page of the agreement. */
@Component
class AgreementGuide implements SubjectGuide {

    private final AgreementRepository agreements;
    private final ReservationRepository reservations;
    private final IncidentRepository incidents;
    private final NegotiationQueries negotiations;
    private final PlanQueries plans;
    private final Seats seats;
    private final Messages messages;

    AgreementGuide(
            AgreementRepository agreements,
            ReservationRepository reservations,
            IncidentRepository incidents,
            NegotiationQueries negotiations,
            PlanQueries plans,
            Seats seats,
            Messages messages) {
        this.agreements = agreements;
        this.reservations = reservations;
        this.incidents = incidents;
        this.negotiations = negotiations;
        this.plans = plans;
        this.seats = seats;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.AGREEMENT, SubjectRef.RESERVATION, SubjectRef.INCIDENT);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        if (subject.kind().equals(SubjectRef.RESERVATION)) {
            return reservations
                    .findById(subject.id())
                    .filter(found -> seats.mayRead(found.negotiation()))
                    .map(found -> card(subject, found.plan(), "reservation.named", found.text(), locale));
        }
        return subject.kind().equals(SubjectRef.AGREEMENT)
                ? agreements
                        .findById(subject.id())
                        .filter(found -> seats.mayRead(found.negotiation()))
                        .map(found -> card(subject, found.plan(), "agreement.named", "", locale))
                : incidents
                        .findById(subject.id())
                        .filter(found -> seats.mayRead(found.negotiation()))
                        .map(found -> card(subject, found.plan(), "agreement.incident.named", found.text(), locale));
    }

    private SubjectCard card(SubjectRef subject, PlanId plan, String key, String detail, Locale locale) {
        var summary = plans.get(plan);
        return new SubjectCard(
                subject,
                summary.negotiation().value(),
                messages.get(locale, key, summary.title()),
                detail,
                "negotiations/" + negotiations.get(summary.negotiation()).slug() + "/plans/" + summary.slug()
                        + "/implementation",
                null);
    }
}
