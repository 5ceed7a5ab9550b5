package org.parley.plan.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.design.EmptyState;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.PlanSummary;

/** The plans of a negotiation in the order in which they fall back on each other. */
@Route("negotiations/:negotiation/plans")
@PermitAll
class PlanListView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final PlanQueries plans;
    private final PlanService service;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Live live;
    private final Clock clock;
    private final PageHeader header = new PageHeader(getTranslation("plan.plans"));
    private final Div cards = new Div();
    private @Nullable NegotiationView negotiation;

    PlanListView(
            PlanQueries plans,
            PlanService service,
            NegotiationQueries negotiations,
            Seats seats,
            Live live,
            Clock clock) {
        this.plans = plans;
        this.service = service;
        this.negotiations = negotiations;
        this.seats = seats;
        this.live = live;
        this.clock = clock;
        getContent().addClassName("page");
        cards.addClassName("grid");
        getContent().add(header.lead(getTranslation("plan.plans.lead")), cards);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView found = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        negotiation = found;
        live.follow(this, found.id().value(), touched -> {
            if (touched.stream()
                    .anyMatch(each -> each.subject().kind().equals(SubjectRef.PLAN)
                            || each.subject().kind().equals(SubjectRef.PROVISION))) {
                show();
            }
        });
        show();
    }

    private Button importing(NegotiationView found) {
        Button button = new Button(
                getTranslation("plan.import"),
                _ -> new ImportDialog(
                                service,
                                found,
                                plan -> getUI().ifPresent(ui -> ui.navigate(PlanNavigation.plan(found.slug(), plan))))
                        .open());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void show() {
        NegotiationView here = Objects.requireNonNull(negotiation);
        List<PlanSummary> found = plans.list(here.id());
        List<Kept.Part> actions = new ArrayList<>();
        if (found.size() > 1) {
            String compared = PlanNavigation.sideBySide(here.slug());
            actions.add(new Kept.Part(compared, () -> new Anchor(compared, getTranslation("element.title"))));
        }
        if (seats.mayFacilitate(here.id())) {
            actions.add(new Kept.Part("import", () -> importing(here)));
        }
        header.actions(actions);
        Kept.show(
                cards,
                found.isEmpty()
                        ? List.of(new Kept.Part(here.id(), () -> none(here)))
                        : found.stream()
                                .map(plan -> new Kept.Part(plan, () -> card(here, plan)))
                                .toList());
    }

    private EmptyState none(NegotiationView here) {
        boolean mayImport = seats.mayFacilitate(here.id());
        return new EmptyState(
                getTranslation("plan.none"),
                getTranslation(mayImport ? "plan.none.import" : "plan.none.wait"),
                mayImport ? new Component[] {importing(here)} : new Component[0]);
    }

    private Div card(NegotiationView here, PlanSummary plan) {
        Formats formats = Formats.current();
        Anchor link = new Anchor(PlanNavigation.plan(here.slug(), plan.slug()), plan.title());
        link.setRouterIgnore(false);
        Div head = new Div(new H2(link));
        head.addClassName("card__head");
        Div facts = new Div(
                new Span(getTranslation("plan.order", plan.order())),
                new Span(getTranslation("plan.version") + " " + formats.number(plan.version())),
                new Span(getTranslation("plan.agreed.of", plan.agreed(), plan.articles())),
                new Span(getTranslation("closure.meter", plan.closed(), plan.articles())),
                new Span(
                        new Text(getTranslation("plan.changed") + " "),
                        formats.moment(plan.changedAt(), clock.instant())));
        facts.addClassName("row__meta");
        Div card = new Div(head, facts);
        card.addClassName("card");
        return card;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("plan.plans");
    }
}
