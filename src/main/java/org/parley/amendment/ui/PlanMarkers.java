package org.parley.amendment.ui;

import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.AmendmentView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.plan.PendingAmendments;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.text.Change;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** Tells a plan's page which amendments are pending on its text. */
@Component
class PlanMarkers implements PendingAmendments {

    private final AmendmentQueries amendments;
    private final AmendmentNames names;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Clock clock;

    PlanMarkers(
            AmendmentQueries amendments,
            AmendmentNames names,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            Clock clock) {
        this.amendments = amendments;
        this.names = names;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.clock = clock;
    }

    @Override
    public List<Pending> of(PlanId plan) {
        PlanSummary of = plans.get(plan);
        String slug = negotiations.get(of.negotiation()).slug();
        UI ui = UI.getCurrent();
        Locale locale = ui == null ? Locale.ENGLISH : ui.getLocale();
        Function<AmendmentView, String> labels = names.labels(of.negotiation(), locale);
        return amendments.pendingOn(plan).stream()
                .filter(amendment -> amendment.version() == of.version())
                .map(amendment -> new Pending(
                        amendment.id().value(),
                        labels.apply(amendment),
                        AmendmentNavigation.amendment(slug, amendment.id()),
                        amendment.status() == AmendmentStatus.DRAFT ? Stage.DRAFT : Stage.PROPOSED,
                        changes(amendment)))
                .filter(pending -> !pending.changes().isEmpty())
                .toList();
    }

    /** A sub-amendment is shown where it differs from what it amends, and there as it would change the plan. */
    private List<Change> changes(AmendmentView amendment) {
        if (amendment.parent() == null) {
            return amendment.changes();
        }
        Set<ProvisionId> own =
                amendment.changes().stream().map(Change::provision).collect(Collectors.toSet());
        return amendments.changesOnPlan(amendment.id()).stream()
                .filter(change -> own.contains(change.provision()))
                .toList();
    }

    @Override
    public String collisions(PlanId plan) {
        PlanSummary of = plans.get(plan);
        return AmendmentNavigation.collisions(negotiations.get(of.negotiation()).slug(), of.slug());
    }

    @Override
    public Optional<String> begin(PlanId plan, ProvisionId provision) {
        try {
            PlanSummary of = plans.get(plan);
            NegotiationView negotiation = negotiations.get(of.negotiation());
            Instant deadline = negotiation.amendmentDeadline();
            boolean late = deadline != null && clock.instant().isAfter(deadline);
            ProvisionId article = plans.text(plan)
                    .text()
                    .article(provision)
                    .map(Provision::id)
                    .orElse(provision);
            if (late
                    || of.agreedVersion() != null
                    || plans.closures(plan).containsKey(article)
                    || !seats.isDelegate(of.negotiation())
                    || plans.text(plan).text().article(provision).isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(AmendmentNavigation.amend(negotiation.slug(), of.slug(), provision));
        } catch (NotFound hidden) {
            return Optional.empty();
        }
    }

    @Override
    public String order(PlanId plan) {
        PlanSummary of = plans.get(plan);
        return AmendmentNavigation.order(negotiations.get(of.negotiation()).slug(), of.slug());
    }
}
