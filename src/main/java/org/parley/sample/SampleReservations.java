package org.parley.sample;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.implementation.AgreementId;
import org.parley.implementation.AgreementQueries;
import org.parley.implementation.Deposit;
import org.parley.implementation.ReservationId;
import org.parley.implementation.ReservationService;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reservations of Guarantors to the agreement in force: one that is accepted here and objected to there, one that is open. */
@Component
@Profile("sample")
class SampleReservations {

    private static final String FACILITATOR = "nwosu";

    private final ReservationService reservations;
    private final AgreementQueries agreements;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;

    SampleReservations(
            ReservationService reservations,
            AgreementQueries agreements,
            PlanQueries plans,
            NegotiationQueries negotiations) {
        this.reservations = reservations;
        this.agreements = agreements;
        this.plans = plans;
        this.negotiations = negotiations;
    }

    /** Has the depositary write down what two instruments of signature say, and the others answer. */
    void reserve(NegotiationId negotiation, SamplePeople people) {
        PlanSummary plan = people.as(FACILITATOR, () -> plans.bySlug(negotiation, SampleAgreement.SLUG));
        Map<String, DelegationId> table = people.as(
                FACILITATOR,
                () -> negotiations.delegations(negotiation).stream()
                        .collect(Collectors.toMap(DelegationView::shortName, DelegationView::id)));
        Function<String, DelegationId> who = name -> Objects.requireNonNull(table.get(name), name);
        Map<String, ProvisionId> at = people.as(FACILITATOR, () -> {
            VersionView version = plans.text(plan.id());
            return version.text().walk().stream()
                    .map(PlanText.Place::id)
                    .collect(Collectors.toMap(id -> version.numbering().number(id), Function.identity()));
        });
        AgreementId agreement = people.as(
                FACILITATOR, () -> agreements.on(plan.id()).orElseThrow().id());
        ReservationId measures = people.as(
                FACILITATOR,
                () -> reservations.make(
                        agreement,
                        who.apply("TUR"),
                        Objects.requireNonNull(at.get("5(4)(c)(ii)")),
                        Deposit.Kind.SIGNATURE,
                        "Türkiye, which has not imposed the restrictive measures under Article 7, does not take upon itself to extend them."));
        people.as("whitcombe", () -> reservations.accept(measures, 0, who.apply("GBR")));
        people.as("hrytsenko", () -> reservations.accept(measures, 1, who.apply("UKR")));
        people.as(
                "lindqvist",
                () -> reservations.object(
                        measures,
                        2,
                        who.apply("EU"),
                        false,
                        "The response under Article 5 was agreed as one whole, of which the measures are a part."));
        people.as(
                FACILITATOR,
                () -> reservations.make(
                        agreement,
                        who.apply("USA"),
                        Objects.requireNonNull(at.get("5(4)(c)(iii)")),
                        Deposit.Kind.SIGNATURE,
                        "The United States takes part in an operation in accordance with its constitutional processes."));
    }
}
