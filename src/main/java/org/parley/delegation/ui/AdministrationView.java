package org.parley.delegation.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationService;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.NewNegotiation;
import org.parley.delegation.RuleSetNames;
import org.parley.design.ConfirmDialogs;
import org.parley.design.EmptyState;
import org.parley.design.PageHeader;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.identity.ui.AdministrationNavigation;

/** The negotiations of the house, for whoever administers it. */
@Route("administration")
@RolesAllowed("ADMINISTRATOR")
class AdministrationView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final NegotiationQueries queries;
    private final NegotiationService negotiations;
    private final RuleSetNames rules;
    private final Div list = new Div();

    AdministrationView(NegotiationQueries queries, NegotiationService negotiations, RuleSetNames rules) {
        this.queries = queries;
        this.negotiations = negotiations;
        this.rules = rules;
        Button begin = new Button(getTranslation("delegation.begin"), click -> begin());
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        getContent().addClassName("page");
        getContent()
                .add(
                        new PageHeader(getPageTitle())
                                .lead(getTranslation("delegation.administration.lead"))
                                .actions(begin),
                        new AdministrationNavigation(AdministrationNavigation.Page.NEGOTIATIONS),
                        list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.removeAll();
        List<NegotiationView> all = queries.mine();
        if (all.isEmpty()) {
            list.add(new EmptyState(
                    getTranslation("delegation.administration.none"),
                    getTranslation("delegation.administration.none-next")));
            return;
        }
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        all.forEach(negotiation -> rows.add(row(negotiation)));
        list.add(rows);
    }

    private ListItem row(NegotiationView negotiation) {
        Anchor link = new Anchor("negotiations/" + negotiation.slug() + "/table", negotiation.name());
        link.addClassName("row__link");
        Span meta = new Span(
                new Span(negotiation.slug()),
                new Span(getTranslation(
                        "delegation.administration.delegations",
                        queries.delegations(negotiation.id()).size())));
        meta.addClassName("row__meta");
        Div main = new Div(link, meta);
        main.addClassName("row__main");
        Div end = new Div(
                negotiation.openToAll()
                        ? new StatusBadge(getTranslation("delegation.open"), Shape.RING, Tone.ACCENT)
                        : new StatusBadge(getTranslation("delegation.closed"), Shape.DISC, Tone.NEUTRAL));
        end.addClassName("row__end");
        ListItem row = new ListItem(main, end);
        row.addClassName("row");
        return row;
    }

    private void begin() {
        NegotiationForm form = new NegotiationForm(rules);
        ConfirmDialogs.ask(getTranslation("delegation.begin"), getTranslation("delegation.begin-text"))
                .with(form)
                .open(getTranslation("delegation.begin"), ignored -> {
                    NewNegotiation said = form.said();
                    negotiations.begin(said);
                    getUI().ifPresent(ui -> ui.navigate("negotiations/" + said.slug() + "/table"));
                });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("delegation.administration.title");
    }
}
