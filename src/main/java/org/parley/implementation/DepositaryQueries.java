package org.parley.implementation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Json;
import org.parley.kernel.PublicActs;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.ProvisionId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The depositary's notifications of an agreement, as the record has them. Whoever reads the negotiation reads them. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class DepositaryQueries {

    /** The acts of which a depositary tells. */
    static final Set<String> TOLD = Set.of(
            "agreement.begun",
            "agreement.reserving",
            "agreement.full-powers",
            "agreement.signed",
            "agreement.ratified",
            "agreement.in-force",
            "reservation.made",
            "reservation.confirmed",
            "reservation.withdrawn",
            "reservation.accepted",
            "reservation.objected",
            "reservation.precluded",
            "reservation.objection-withdrawn",
            "nomination.confirmed",
            "nomination.ended");

    private final AgreementRepository agreements;
    private final PlanQueries plans;
    private final PublicActs acts;

    DepositaryQueries(AgreementRepository agreements, PlanQueries plans, PublicActs acts) {
        this.agreements = agreements;
        this.plans = plans;
        this.acts = acts;
    }

    /** In the order of the record, numbered from 1; empty while a plan is no agreement. */
    public List<Notification> of(PlanId plan) {
        plans.get(plan); // who may not read it, learns nothing
        Agreement agreement = agreements.findByPlan(plan.value()).orElse(null);
        List<Notification> all = new ArrayList<>();
        if (agreement != null) {
            for (PublicActs.Entered act : acts.about(agreement.negotiation().value(), agreement.getId())) {
                if (TOLD.contains(act.type())) {
                    all.add(notification(all.size() + 1, act));
                }
            }
        }
        return all;
    }

    private static Notification notification(int number, PublicActs.Entered act) {
        Json.Obj data = act.data();
        return new Notification(
                number,
                act.index(),
                act.type(),
                act.at(),
                data.findText("delegation")
                        .map(each -> new DelegationId(UUID.fromString(each)))
                        .orElse(null),
                data.findText("nominee").orElse(null),
                Stream.of("on", "provision")
                        .flatMap(field -> data.findText(field).stream())
                        .map(each -> each.substring(each.indexOf(':') + 1))
                        .map(each -> new ProvisionId(UUID.fromString(each)))
                        .findFirst()
                        .orElse(null),
                Stream.of("day", "begins")
                        .flatMap(field -> data.findText(field).stream())
                        .map(LocalDate::parse)
                        .findFirst()
                        .orElse(null),
                act.text());
    }
}
