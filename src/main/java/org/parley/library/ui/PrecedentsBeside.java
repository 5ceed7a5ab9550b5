package org.parley.library.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.library.PrecedentLinkService;
import org.parley.library.PrecedentQueries;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanAdditions;
import org.parley.text.ProvisionId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows the precedents beside the text and beside the editor, and leads to the library from every plan. */
@Component
@Order(40)
class PrecedentsBeside implements PlanAdditions {

    private final PrecedentQueries queries;
    private final PrecedentLinkService service;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Live live;

    PrecedentsBeside(
            PrecedentQueries queries,
            PrecedentLinkService service,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Live live) {
        this.queries = queries;
        this.service = service;
        this.plans = plans;
        this.negotiations = negotiations;
        this.live = live;
    }

    @Override
    public List<Kept.Part> links(PlanSummary plan) {
        String path = PrecedentPaths.list(slug(plan));
        return List.of(new Kept.Part(
                path, () -> new Anchor(path, UI.getCurrentOrThrow().getTranslation("library.precedents"))));
    }

    @Override
    public List<Kept.Part> beside(PlanSummary plan, VersionView version, ProvisionId provision) {
        return panel(plan, provision, null);
    }

    @Override
    public List<Kept.Part> besideThen(PlanSummary plan, VersionView version, ProvisionId provision, Instant moment) {
        return panel(plan, provision, moment);
    }

    @Override
    public List<Kept.Part> besideEditor(PlanSummary plan, VersionView version, ProvisionId article) {
        return panel(plan, article, null);
    }

    /** None: the panel listens for itself. */
    @Override
    public Set<String> kinds() {
        return Set.of();
    }

    private List<Kept.Part> panel(PlanSummary plan, ProvisionId provision, @Nullable Instant at) {
        return List.of(new Kept.Part(
                Arrays.asList("precedents", plan.id(), provision, at),
                () -> new PrecedentsPanel(
                        queries, service, plans, live, plan.id(), provision, at, plan.negotiation(), slug(plan))));
    }

    private String slug(PlanSummary plan) {
        return negotiations.get(plan.negotiation()).slug();
    }
}
