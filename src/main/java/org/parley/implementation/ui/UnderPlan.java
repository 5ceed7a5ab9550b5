package org.parley.implementation.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.ui.PlanNavigation;

/** A page on what a plan promises and how it is kept: opened for one plan, and drawn anew when something that it shows is touched. */
abstract class UnderPlan extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    final PageHeader header;

    private final String title;
    private final Set<String> shown;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Live live;
    private @Nullable NegotiationView negotiation;
    private @Nullable PlanSummary plan;

    /**
     * @param title the key of the page's title
     * @param shown the kinds of subjects that it shows
     */
    UnderPlan(String title, Set<String> shown, PlanQueries plans, NegotiationQueries negotiations, Live live) {
        this.title = title;
        this.shown = shown;
        this.plans = plans;
        this.negotiations = negotiations;
        this.live = live;
        header = new PageHeader(getTranslation(title));
        getContent().addClassName("page");
        getContent().add(header);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView here = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        boolean first = negotiation == null;
        negotiation = here;
        plan = plans.bySlug(here.id(), event.getRouteParameters().get("plan").orElse(""));
        header.trail(above().toArray(Anchor[]::new));
        load();
        if (first) {
            live.follow(this, here.id().value(), news -> {
                if (news.stream().map(each -> each.subject().kind()).anyMatch(shown::contains)) {
                    load();
                }
            });
        }
    }

    /** Reads what the page shows and draws it. */
    abstract void load();

    /** What the page lies under, the plan first. */
    List<Anchor> above() {
        return List.of(new Anchor(PlanNavigation.plan(slug(), plan().slug()), plan().title()));
    }

    /** As {@link #above()}, of a page that lies under that of the agreement. */
    final List<Anchor> aboveAgreement() {
        return List.of(
                new Anchor(PlanNavigation.plan(slug(), plan().slug()), plan().title()),
                new Anchor(Paths.agreement(slug(), plan().slug()), getTranslation("agreement.title")));
    }

    final NegotiationView negotiation() {
        return Objects.requireNonNull(negotiation);
    }

    final String slug() {
        return negotiation().slug();
    }

    /** As it was last read. */
    final PlanSummary plan() {
        return Objects.requireNonNull(plan);
    }

    /** Reads the plan anew. */
    final PlanSummary again() {
        PlanSummary now = plans.get(plan().id());
        plan = now;
        return now;
    }

    @Override
    public String getPageTitle() {
        return getTranslation(title);
    }
}
