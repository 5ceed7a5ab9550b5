package org.parley.voting.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.identity.CurrentPerson;
import org.parley.identity.PersonId;
import org.parley.kernel.NotFound;
import org.parley.voting.RulesQueries;
import org.parley.voting.RulesService;
import org.parley.voting.RulesView;

/** One rule set: in plain words, to be tried by anybody, with every version that it ever had. */
@Route("negotiations/:negotiation/rules/:rules")
@PermitAll
class RulePageView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final RulesQueries queries;
    private final RulesService service;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final CurrentPerson current;
    private final Live live;
    private final PageHeader header = new PageHeader("");
    private final Div words = new Div();
    private final Div side = new Div();
    private @Nullable RulesView shown;

    RulePageView(
            RulesQueries queries,
            RulesService service,
            NegotiationQueries negotiations,
            Seats seats,
            CurrentPerson current,
            Live live) {
        this.queries = queries;
        this.service = service;
        this.negotiations = negotiations;
        this.seats = seats;
        this.current = current;
        this.live = live;
        words.addClassName("card");
        side.addClassName("stack");
        getContent().addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView negotiation = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElseThrow(() -> new NotFound("negotiation")));
        String id = event.getRouteParameters().get("rules").orElseThrow(() -> new NotFound("rules"));
        RulesView found = queries.get(negotiation.id(), id);
        List<DelegationView> delegations = negotiations.delegations(negotiation.id());
        TrialPanel trial = new TrialPanel(Examples.of(delegations), Examples.names(delegations));
        header.trail(new Anchor(Paths.rules(negotiation.slug()), getTranslation("voting.rules.title")));
        Div main = new Div(words, trial);
        main.addClassName("stack");
        Aside aside = new Aside(side);
        aside.getElement().setAttribute("aria-label", getTranslation("voting.rules.about"));
        Div split = new Div(main, aside);
        split.addClassName("split");
        getContent().removeAll();
        getContent().add(header, split);
        live.follow(this, negotiation.id().value(), touched -> {
            if (touched.stream().anyMatch(each -> each.type().startsWith("rules."))) {
                show(negotiation, queries.get(negotiation.id(), id), trial);
            }
        });
        show(negotiation, found, trial);
    }

    private void show(NegotiationView negotiation, RulesView rules, TrialPanel trial) {
        shown = rules;
        header.title(Phrases.name(this, rules.rules()));
        if (rules.retired()) {
            header.marks(new StatusBadge(getTranslation("voting.rules.is-retired"), Shape.DASH, Tone.NEUTRAL));
        } else {
            header.marks();
        }
        header.actions(actions(negotiation, rules));
        Kept.show(
                words,
                List.of(
                        Kept.drawn(new H2(getTranslation("voting.rules.words"))),
                        Kept.drawn(Phrases.words(this, rules.rules()))));
        trial.show(rules.rules());
        Kept.show(
                side,
                List.of(Kept.drawn(facts(rules)), new Kept.Part(rules.versions(), () -> versions(negotiation, rules))));
    }

    private List<Kept.Part> actions(NegotiationView negotiation, RulesView rules) {
        List<Kept.Part> actions = new ArrayList<>();
        if (!current.isAdministrator() && !seats.mayFacilitate(negotiation.id())) {
            return actions;
        }
        String id = rules.rules().id();
        Kept.Part from = Kept.button(
                "voting.rules.from",
                false,
                () -> UI.getCurrentOrThrow()
                        .navigate(
                                Paths.writeRules(negotiation.slug()),
                                com.vaadin.flow.router.QueryParameters.of("from", id)));
        if (rules.house()) {
            actions.add(from);
        } else if (rules.retired()) {
            actions.add(ask("restore", reason -> service.restore(negotiation.id(), id, reason)));
        } else {
            actions.add(Kept.button(
                    "voting.rules.change",
                    true,
                    () -> UI.getCurrentOrThrow().navigate(Paths.changeRules(negotiation.slug(), id))));
            actions.add(from);
            actions.add(ask("retire", reason -> service.retire(negotiation.id(), id, reason)));
        }
        return actions;
    }

    private Kept.Part ask(String step, java.util.function.Consumer<String> act) {
        return Kept.button(
                "voting.rules." + step,
                false,
                () -> ConfirmDialogs.ask(
                                getTranslation("voting.rules." + step),
                                getTranslation("voting.rules." + step + "-text"))
                        .reason(getTranslation("voting.rules.reason"), RulesService.LONGEST_REASON)
                        .open(getTranslation("voting.rules." + step), act::accept));
    }

    private Facts facts(RulesView rules) {
        Span hash = new Span(rules.rules().hash());
        hash.addClassNames("small", "hash");
        return new Facts()
                .fact(getTranslation("voting.form.id"), rules.rules().id())
                .fact(
                        getTranslation("voting.rules.number"),
                        rules.house()
                                ? getTranslation("voting.rules.of-house")
                                : Formats.current().number(rules.version()))
                .fact(getTranslation("voting.rules.hash"), hash);
    }

    private Section versions(NegotiationView negotiation, RulesView rules) {
        Section section = new Section(new H2(getTranslation("voting.rules.versions")));
        section.addClassName("section");
        if (rules.house()) {
            section.add(new Paragraph(getTranslation("voting.rules.house-note")));
            return section;
        }
        Map<PersonId, String> names = negotiations.names(
                negotiation.id(),
                rules.versions().stream().map(RulesView.Version::by).toList());
        for (RulesView.Version version : rules.versions()) {
            Paragraph made = new Paragraph(
                    new Span(getTranslation("voting.rules.made-by", names.getOrDefault(version.by(), "")) + " "),
                    Formats.current().moment(version.at()));
            made.addClassNames("quiet", "small");
            Span hash = new Span(version.hash());
            hash.addClassNames("small", "quiet", "hash");
            Details details = new Details(
                    getTranslation("voting.rules.version", version.number()),
                    Phrases.words(this, version.rules()),
                    hash);
            Div entry = new Div(details, made, new Paragraph(version.reason()));
            entry.addClassNames("card", "card--quiet");
            section.add(entry);
        }
        return section;
    }

    @Override
    public String getPageTitle() {
        RulesView rules = shown;
        return rules == null ? getTranslation("voting.rules.title") : Phrases.name(this, rules.rules());
    }
}
