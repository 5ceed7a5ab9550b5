package org.parley.implementation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may say what was seen: those who speak for a delegation under whose auspices a mission stands, or whose observers were confirmed,
 * and whoever observes for it; within the mandate of that mission, while it stands, and on no other provision.
 */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class MonitorQueries {

    private final MissionRepository missions;
    private final NominationRepository nominations;
    private final AgreementRepository agreements;
    private final PlanQueries plans;
    private final Seats seats;
    private final Clock clock;

    MonitorQueries(
            MissionRepository missions,
            NominationRepository nominations,
            AgreementRepository agreements,
            PlanQueries plans,
            Seats seats,
            Clock clock) {
        this.missions = missions;
        this.nominations = nominations;
        this.agreements = agreements;
        this.plans = plans;
        this.seats = seats;
        this.clock = clock;
    }

    /** The delegation for which the person signed in watches a provision; empty where they do not. */
    public Optional<DelegationId> watching(PlanId plan, ProvisionId provision) {
        return mandates(plan)
                .filter(mine -> mine.mandates().stream().anyMatch(each -> each.watches(mine.text(), provision)))
                .map(Mine::delegation);
    }

    /** Every provision of the agreement's text that the person signed in watches, in the order of the text. */
    public Set<ProvisionId> watched(PlanId plan) {
        return mandates(plan)
                .map(mine -> mine.text().walk().stream()
                        .map(PlanText.Place::id)
                        .filter(id -> mine.mandates().stream().anyMatch(each -> each.watches(mine.text(), id)))
                        .collect(Collectors.<ProvisionId, Set<ProvisionId>>toCollection(LinkedHashSet::new)))
                .orElse(Set.of());
    }

    /** Whether the person signed in watches anything under a plan. */
    public boolean watches(PlanId plan) {
        return mandates(plan).isPresent();
    }

    private record Mine(DelegationId delegation, PlanText text, List<Mandate> mandates) {}

    private Optional<Mine> mandates(PlanId plan) {
        Agreement agreement = agreements.findByPlan(plan.value()).orElse(null);
        if (agreement == null) {
            return Optional.empty();
        }
        DelegationId own = seats.mine(agreement.negotiation())
                .filter(mine -> mine.capacity().voice() || mine.capacity() == Capacity.OBSERVER)
                .map(SeatView::delegation)
                .orElse(null);
        if (own == null) {
            return Optional.empty();
        }
        List<Mandate> mandates = missions.findByPlanOrderByBegunAtAscIdAsc(plan.value()).stream()
                .filter(mission -> mission.endedAt() == null && takesPart(mission, own))
                .map(Mission::mandate)
                .toList();
        return mandates.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Mine(own, plans.text(plan, agreement.version()).text(), mandates));
    }

    private boolean takesPart(Mission mission, DelegationId own) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Mandate mandate = mission.mandate();
        if (mandate.from().isAfter(today)
                || mandate.until() != null && mandate.until().isBefore(today)) {
            return false;
        }
        return mandate.delegations().contains(own)
                || nominations.findByMissionOrderByProposedAtAscIdAsc(mission.getId()).stream()
                        .filter(each -> own.equals(each.nominee()))
                        .anyMatch(each -> each.view().takesPart(today));
    }
}
