package org.parley.implementation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.delegation.Seats;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of guarantees. Whoever reads the negotiation reads them. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class GuaranteeQueries {

    private final GuaranteeRepository guarantees;
    private final PlanQueries plans;
    private final Seats seats;

    GuaranteeQueries(GuaranteeRepository guarantees, PlanQueries plans, Seats seats) {
        this.guarantees = guarantees;
        this.plans = plans;
        this.seats = seats;
    }

    /** The provisions of a plan that are marked, in the order of its newest text; those that it has dropped come last. */
    public List<GuaranteeView> of(PlanId plan) {
        return of(plan, plans.text(plan));
    }

    /** The same, for a version that was read already. */
    public List<GuaranteeView> of(PlanId plan, VersionView version) {
        seats.requireReader(plans.get(plan).negotiation());
        Map<ProvisionId, Integer> places = new HashMap<>();
        version.text().index().keySet().forEach(id -> places.put(id, places.size()));
        return guarantees.findByPlanOrderByChangedAtAscIdAsc(plan.value()).stream()
                .filter(Guarantee::marked)
                .map(each -> view(each, version))
                .sorted(Comparator.comparing(each -> places.getOrDefault(each.provision(), Integer.MAX_VALUE)))
                .toList();
    }

    /** How a provision is marked; empty where it is not. */
    public Optional<GuaranteeView> on(ProvisionId provision) {
        return guarantees
                .findByProvision(provision.value())
                .filter(found -> found.marked() && seats.mayRead(found.negotiation()))
                .map(found -> view(found, plans.text(found.plan())));
    }

    private static GuaranteeView view(Guarantee guarantee, VersionView version) {
        ProvisionId provision = guarantee.provision();
        ProvisionId article =
                version.text().article(provision).map(Provision::id).orElse(null);
        return new GuaranteeView(
                guarantee.id(),
                guarantee.negotiation(),
                guarantee.plan(),
                provision,
                article,
                article == null ? null : version.numbering().number(provision),
                guarantee.reason(),
                guarantee.response(),
                guarantee.excuse(),
                guarantee.changedAt(),
                guarantee.lockVersion());
    }
}
