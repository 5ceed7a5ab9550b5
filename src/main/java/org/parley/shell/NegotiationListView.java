package org.parley.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.EmptyState;
import org.parley.design.PageHeader;
import org.parley.identity.CurrentPerson;

/** The negotiations a person may enter. Whoever has just one goes straight to its floor. */
@Route("")
@RouteAlias("negotiations")
@PermitAll
class NegotiationListView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final CurrentPerson current;

    NegotiationListView(NegotiationQueries negotiations, Seats seats, CurrentPerson current) {
        this.negotiations = negotiations;
        this.seats = seats;
        this.current = current;
        getContent().addClassNames("page", "page--narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<NegotiationView> mine = negotiations.mine();
        if (mine.size() == 1 && event.getLocation().getPath().isEmpty() && !current.isAdministrator()) {
            event.forwardTo("negotiations/" + mine.getFirst().slug());
            return;
        }
        getContent().removeAll();
        getContent().add(new PageHeader(getPageTitle()));
        if (mine.isEmpty()) {
            getContent()
                    .add(new EmptyState(
                            getTranslation("shell.negotiations.none"),
                            getTranslation(
                                    current.isAdministrator()
                                            ? "shell.negotiations.none-administrator"
                                            : "shell.negotiations.none-person")));
            return;
        }
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        mine.forEach(negotiation -> rows.add(row(negotiation)));
        getContent().add(rows);
    }

    private ListItem row(NegotiationView negotiation) {
        Anchor link = new Anchor("negotiations/" + negotiation.slug(), negotiation.name());
        link.addClassName("row__link");
        Span meta = new Span(seats.mine(negotiation.id())
                .map(this::seat)
                .orElseGet(() -> getTranslation(
                        negotiation.openToAll() ? "shell.negotiations.open" : "shell.negotiations.house")));
        meta.addClassName("row__meta");
        Div body = new Div(link, meta);
        body.addClassName("row__main");
        ListItem row = new ListItem(body);
        row.addClassName("row");
        return row;
    }

    private String seat(SeatView seat) {
        String capacity =
                getTranslation("delegation.capacity." + seat.capacity().word());
        String delegation = seat.delegationName();
        return delegation == null ? capacity : getTranslation("delegation.seat", capacity, delegation);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.negotiations.title");
    }
}
