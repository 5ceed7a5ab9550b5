package org.parley.sitting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.design.EmptyState;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Row;
import org.parley.sitting.SittingSummary;

/** The sittings of a negotiation: the one that is open, those planned, those held. */
@Route("negotiations/:negotiation/sittings")
@PermitAll
class SittingListView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final Desk desk;
    private final Seats seats;
    private final Live live;
    private final PageHeader header = new PageHeader("");
    private final Div list = new Div();

    SittingListView(Desk desk, Seats seats, Live live) {
        this.desk = desk;
        this.seats = seats;
        this.live = live;
        getContent().addClassName("page");
        getContent().add(header, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView of = desk.negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        header.title(getTranslation("sitting.list.title"));
        header.lead(getTranslation("sitting.list.lead"));
        boolean facilitates = seats.mayFacilitate(of.id());
        header.actions(facilitates ? new Component[] {plan(of)} : new Component[0]);
        live.follow(this, of.id().value(), touched -> {
            if (touched.stream().anyMatch(each -> each.type().startsWith("sitting."))) {
                show(of, facilitates);
            }
        });
        show(of, facilitates);
    }

    private Button plan(NegotiationView of) {
        Button button = new Button(
                getTranslation("sitting.plan.action"),
                click -> new PlanDialogs(desk)
                        .plan(of.id(), id -> UI.getCurrentOrThrow().navigate(Paths.sitting(of.slug(), id))));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void show(NegotiationView of, boolean facilitates) {
        List<SittingSummary> sittings = desk.queries.list(of.id());
        Kept.show(
                list,
                List.of(
                        sittings.isEmpty()
                                ? new Kept.Part("none", () -> none(of, facilitates))
                                : new Kept.Part(
                                        "rows",
                                        SittingListView::rows,
                                        rows -> Kept.show(
                                                (UnorderedList) rows,
                                                sittings.stream()
                                                        .map(sitting -> row(of, sitting))
                                                        .toList()))));
    }

    private EmptyState none(NegotiationView of, boolean facilitates) {
        return facilitates
                ? new EmptyState(
                        getTranslation("sitting.list.none"), getTranslation("sitting.list.none-facilitator"), plan(of))
                : new EmptyState(getTranslation("sitting.list.none"), getTranslation("sitting.list.none-other"));
    }

    private static UnorderedList rows() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        return rows;
    }

    private Kept.Part row(NegotiationView of, SittingSummary sitting) {
        return Row.kept(
                Paths.sitting(of.slug(), sitting.id()),
                getTranslation("sitting.named", sitting.number(), sitting.title()),
                row -> row.meta(Formats.current()
                                .moment(sitting.openedAt() == null ? sitting.plannedAt() : sitting.openedAt()))
                        .end(SittingBadges.state(this, sitting.state())));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sitting.list.title");
    }
}
