package org.parley.voting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.design.EmptyState;
import org.parley.design.Facts;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Row;
import org.parley.identity.CurrentPerson;
import org.parley.kernel.NotFound;
import org.parley.procedure.Description;
import org.parley.procedure.Phrase;
import org.parley.voting.RulesQueries;
import org.parley.voting.RulesView;

/** By what a table decides: the rules in force for each question, its own rule sets, and those that come with the house. */
@Route("negotiations/:negotiation/rules")
@PermitAll
class RuleListView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final RulesQueries rules;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final CurrentPerson current;
    private final Live live;
    private final Div page = new Div();
    private final PageHeader header = new PageHeader(getTranslation("voting.rules.title"));

    RuleListView(RulesQueries rules, NegotiationQueries negotiations, Seats seats, CurrentPerson current, Live live) {
        this.rules = rules;
        this.negotiations = negotiations;
        this.seats = seats;
        this.current = current;
        this.live = live;
        page.addClassNames("stack", "stack--loose");
        getContent().addClassName("page");
        getContent().add(header, page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String slug = event.getRouteParameters().get("negotiation").orElseThrow(() -> new NotFound("negotiation"));
        NegotiationView negotiation = negotiations.bySlug(slug);
        boolean writes = current.isAdministrator() || seats.mayFacilitate(negotiation.id());
        header.lead(getTranslation("voting.rules.lead"));
        header.trail(new Anchor(Paths.rounds(slug), getTranslation("voting.list.title")));
        if (writes) {
            Button write = new Button(
                    getTranslation("voting.rules.write"),
                    click -> UI.getCurrentOrThrow().navigate(Paths.writeRules(slug)));
            write.addThemeVariants(ButtonVariant.PRIMARY);
            header.actions(write);
        }
        live.follow(this, negotiation.id().value(), touched -> {
            if (touched.stream()
                    .anyMatch(each ->
                            each.type().startsWith("rules.") || each.type().equals("negotiation.ruled"))) {
                show(negotiations.get(negotiation.id()), writes);
            }
        });
        show(negotiation, writes);
    }

    private void show(NegotiationView negotiation, boolean writes) {
        List<RulesView> all = rules.list(negotiation.id());
        List<RulesView> own =
                all.stream().filter(each -> !each.house() && !each.retired()).toList();
        List<RulesView> retired = all.stream().filter(RulesView::retired).toList();
        List<Component> parts = new ArrayList<>();
        parts.add(inForce(negotiation, all, writes));
        parts.add(section("voting.rules.own", negotiation, own));
        if (own.isEmpty()) {
            parts.add(new EmptyState(
                    getTranslation("voting.rules.none"),
                    getTranslation(writes ? "voting.rules.none-write" : "voting.rules.none-read")));
        }
        if (!retired.isEmpty()) {
            parts.add(section("voting.rules.retired", negotiation, retired));
        }
        parts.add(section(
                "voting.rules.house",
                negotiation,
                all.stream().filter(RulesView::house).toList()));
        Kept.show(page, parts.stream().map(Kept::drawn).toList());
    }

    private Section inForce(NegotiationView negotiation, List<RulesView> all, boolean writes) {
        Facts facts = new Facts();
        facts.fact(getTranslation("delegation.rules.substance"), link(negotiation, all, negotiation.substanceRules()));
        facts.fact(getTranslation("delegation.rules.procedure"), link(negotiation, all, negotiation.procedureRules()));
        facts.fact(getTranslation("delegation.rules.whole-text"), link(negotiation, all, negotiation.wholeTextRules()));
        Section section = new Section(new H2(getTranslation("voting.rules.in-force")), facts);
        section.addClassName("section");
        if (writes) {
            section.add(new Anchor(
                    "negotiations/" + negotiation.slug() + "/table", getTranslation("voting.rules.set-at-table")));
        }
        return section;
    }

    private Anchor link(NegotiationView negotiation, List<RulesView> all, String id) {
        String name = all.stream()
                .filter(each -> each.rules().id().equals(id))
                .findFirst()
                .map(each -> Phrases.name(this, each.rules()))
                .orElse(id);
        return new Anchor(Paths.rules(negotiation.slug(), id), name);
    }

    private Section section(String title, NegotiationView negotiation, List<RulesView> some) {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        some.forEach(each -> rows.add(row(negotiation, each)));
        Section section = new Section(new H2(getTranslation(title)), rows);
        section.addClassName("section");
        rows.setVisible(!some.isEmpty());
        return section;
    }

    private Row row(NegotiationView negotiation, RulesView each) {
        List<Phrase> words = Description.of(each.rules());
        Row row = Row.to(Paths.rules(negotiation.slug(), each.rules().id()), Phrases.name(this, each.rules()))
                .about(Phrases.say(this, words.getFirst()));
        return each.house()
                ? row
                : row.meta(
                        new Span(getTranslation("voting.rules.version", each.version())),
                        new Span(each.rules().id()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("voting.rules.title");
    }
}
