package org.parley.library.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.design.Banner;
import org.parley.design.ConfirmDialogs;
import org.parley.design.EmptyState;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.HistoryPanels;
import org.parley.design.PageHeader;
import org.parley.design.Row;
import org.parley.design.Shape;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.library.Instrument;
import org.parley.library.LinkView;
import org.parley.library.Outcome;
import org.parley.library.PrecedentId;
import org.parley.library.PrecedentQueries;
import org.parley.library.PrecedentService;
import org.parley.library.PrecedentText;
import org.parley.library.PrecedentView;
import org.parley.library.Source;
import org.springframework.beans.factory.ObjectProvider;

/** A case of the library: what was settled by what, how it stood after years, what can be learnt, and where it can be read. */
@Route("precedents/:precedent")
@RouteAlias("negotiations/:negotiation/precedents/:precedent")
@PermitAll
@StyleSheet("context://styles/library.css")
class PrecedentPageView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final PrecedentQueries queries;
    private final PrecedentService service;
    private final NegotiationQueries negotiations;
    private final Subjects subjects;
    private final ObjectProvider<HistoryPanels> histories;
    private final PageHeader header = new PageHeader("");
    private final Div body = new Div();
    private @Nullable PrecedentView shown;
    private @Nullable String slug;

    PrecedentPageView(
            PrecedentQueries queries,
            PrecedentService service,
            NegotiationQueries negotiations,
            Subjects subjects,
            ObjectProvider<HistoryPanels> histories) {
        this.queries = queries;
        this.service = service;
        this.negotiations = negotiations;
        this.subjects = subjects;
        this.histories = histories;
        body.addClassNames("stack", "stack--loose");
        getContent().addClassNames("page", "page--text");
        getContent().add(header, body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        slug = event.getRouteParameters()
                .get("negotiation")
                .map(negotiations::bySlug)
                .map(NegotiationView::slug)
                .orElse(null);
        show(queries.get(id(event.getRouteParameters().get("precedent").orElse(""))));
    }

    private static PrecedentId id(String text) {
        try {
            return new PrecedentId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw new NotFound(SubjectRef.PRECEDENT);
        }
    }

    private void reload() {
        show(queries.get(Objects.requireNonNull(shown).id()));
    }

    private void show(PrecedentView precedent) {
        shown = precedent;
        PrecedentText text = precedent.text();
        header.trail(new Anchor(PrecedentPaths.list(slug), getTranslation("library.title")));
        header.title(text.name());
        header.lead(text.conflict());
        header.actions(queries.mayKeep() ? keeping(precedent) : new Component[0]);
        body.removeAll();
        if (precedent.shelved()) {
            body.add(new Banner(getTranslation("library.shelved.explained"), Shape.DASH, Tone.CAUTION));
        }
        body.add(
                facts(text),
                section("library.instruments", instruments(text)),
                section("library.terms", prose(text.terms())),
                section("library.outcomes", outcomes(text)),
                section("library.lesson", prose(text.lesson())),
                section("library.uses", uses(precedent)),
                section("library.sources", sources(text)));
        HistoryPanels history = histories.getIfAvailable();
        if (history != null) {
            body.add(history.of(SubjectRef.of(SubjectRef.PRECEDENT, precedent.id())));
        }
    }

    private Component[] keeping(PrecedentView precedent) {
        Button edit = new Button(
                getTranslation("library.change"),
                _ -> PrecedentDialog.change(service, precedent, this::reload).open());
        Button shelve = new Button(
                getTranslation(precedent.shelved() ? "library.restore" : "library.shelve"), _ -> ask(precedent));
        return new Component[] {edit, shelve};
    }

    private void ask(PrecedentView precedent) {
        String act = precedent.shelved() ? "library.restore" : "library.shelve";
        ConfirmDialogs.ask(
                        getTranslation(act + ".ask"),
                        getTranslation(act + ".text", precedent.text().name()))
                .open(getTranslation(act), _ -> {
                    if (precedent.shelved()) {
                        service.restore(precedent.id());
                    } else {
                        service.shelve(precedent.id());
                    }
                    Toasts.done(getTranslation(act + ".done"));
                    reload();
                });
    }

    private Section section(String heading, Component content) {
        Section section = new Section(new H2(getTranslation(heading)), content);
        section.addClassName("section");
        return section;
    }

    private Facts facts(PrecedentText text) {
        return new Facts()
                .fact(getTranslation("library.parties"), words(text.parties()))
                .fact(getTranslation("library.began"), PrecedentWords.date(text.began()))
                .fact(getTranslation("library.concluded"), PrecedentWords.date(text.concluded()));
    }

    private static Span words(String text) {
        Span words = new Span(text);
        words.getElement().setAttribute("dir", "auto");
        return words;
    }

    private static Paragraph prose(String text) {
        Paragraph prose = new Paragraph(text);
        prose.addClassNames("prose", "library__prose");
        prose.getElement().setAttribute("dir", "auto");
        return prose;
    }

    private UnorderedList instruments(PrecedentText text) {
        UnorderedList rows = rows();
        text.instruments().stream()
                .sorted(Comparator.comparing(Instrument::date))
                .forEach(each -> rows.add(Row.of(each.name())
                        .meta(
                                new Span(PrecedentWords.date(each.date())),
                                new Span(getTranslation(
                                        "library.instrument." + each.kind().word())))));
        return rows;
    }

    private UnorderedList outcomes(PrecedentText text) {
        UnorderedList rows = rows();
        for (Outcome each : text.outcomes()) {
            rows.add(Row.of(getTranslation("library.outcome.after", each.years()))
                    .about(each.sentence())
                    .end(PrecedentWords.badge(each.verdict())));
        }
        return rows;
    }

    private Component uses(PrecedentView precedent) {
        List<LinkView> uses = queries.uses(precedent.id());
        if (uses.isEmpty()) {
            return new EmptyState(getTranslation("library.uses.none"), getTranslation("library.uses.none.next"));
        }
        UnorderedList rows = rows();
        for (LinkView use : uses) {
            Optional<SubjectCard> card = subjects.describe(use.provision(), getLocale());
            Row row = card.map(found -> Row.to(found.path(), found.title()))
                    .orElseGet(() -> Row.of(getTranslation("library.provision-gone")));
            List<Component> facts = new ArrayList<>();
            facts.add(new Span(negotiations.get(use.negotiation()).name()));
            facts.add(new Span(who(use)));
            facts.add(Formats.current().moment(use.at()));
            rows.add(row.about(use.note()).meta(facts.toArray(Component[]::new)));
        }
        return rows;
    }

    private String who(LinkView use) {
        return use.delegationName() == null
                ? getTranslation("library.by.facilitator", use.personName())
                : getTranslation("library.by.delegation", use.delegationName());
    }

    private static UnorderedList sources(PrecedentText text) {
        UnorderedList list = new UnorderedList();
        list.addClassName("library__sources");
        for (Source source : text.sources()) {
            ListItem item = new ListItem();
            item.getElement().setAttribute("dir", "auto");
            String url = source.url();
            if (url == null) {
                item.setText(source.citation());
            } else {
                Anchor link = new Anchor(url, source.citation());
                link.getElement().setAttribute("rel", "noopener noreferrer");
                item.add(link);
            }
            list.add(item);
        }
        return list;
    }

    private static UnorderedList rows() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        return rows;
    }

    @Override
    public String getPageTitle() {
        PrecedentView precedent = shown;
        return precedent == null
                ? getTranslation("library.title")
                : precedent.text().name();
    }
}
