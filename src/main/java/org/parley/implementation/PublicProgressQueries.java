package org.parley.implementation;

import java.time.Clock;
import java.util.Optional;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Onlooker;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * What anybody may know of how far an agreement is carried out, without signing in: where the negotiation is open to all, as its record is.
 * Read as an {@link Onlooker}, whoever asks, so that nobody's own rights are on the page.
 */
@Service
@PreAuthorize("permitAll()")
public class PublicProgressQueries {

    private final AgreementQueries agreements;
    private final IncidentQueries incidents;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Clock clock;

    PublicProgressQueries(
            AgreementQueries agreements,
            IncidentQueries incidents,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Seats seats,
            Clock clock) {
        this.agreements = agreements;
        this.incidents = incidents;
        this.plans = plans;
        this.negotiations = negotiations;
        this.seats = seats;
        this.clock = clock;
    }

    /**
     * How far an agreement is carried out.
     *
     * @param negotiation its name in addresses
     * @param plan        the plan's
     * @return empty, alike, where the negotiation is not open to all, where there is none, no such plan, or no agreement
     */
    public Optional<ProgressReport> of(String negotiation, String plan) {
        return seats.openToAll(negotiation).flatMap(open -> new Onlooker(open).read(() -> report(open, plan)));
    }

    private Optional<ProgressReport> report(NegotiationId open, String slug) {
        NegotiationView negotiation = negotiations.get(open);
        PlanSummary plan;
        try {
            plan = plans.bySlug(open, slug);
        } catch (NotFound none) {
            return Optional.empty();
        }
        return agreements.on(plan.id()).map(agreement -> {
            VersionView version = plans.text(plan.id(), agreement.version());
            return new ProgressReport(
                    open,
                    negotiation.slug(),
                    negotiation.name(),
                    plan.title(),
                    plan.language(),
                    agreement.clause(),
                    agreement.inForce(),
                    agreements.progress(agreement),
                    ProgressReport.articles(version.text(), version.numbering()),
                    ProgressReport.Incidents.of(incidents.of(plan.id()), clock.instant()));
        });
    }
}
