package org.parley.library.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.design.EmptyState;
import org.parley.design.Kept;
import org.parley.design.PageHeader;
import org.parley.design.Row;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.Subjects;
import org.parley.library.InstrumentKind;
import org.parley.library.LinkView;
import org.parley.library.Outcome;
import org.parley.library.PrecedentFilter;
import org.parley.library.PrecedentId;
import org.parley.library.PrecedentQueries;
import org.parley.library.PrecedentService;
import org.parley.library.PrecedentView;
import org.parley.library.Verdict;

/** The library of precedents: how conflicts ended before, by what, and what stood years later. */
@Route("precedents")
@RouteAlias("negotiations/:negotiation/precedents")
@PermitAll
@StyleSheet("context://styles/library.css")
class PrecedentListView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String WORDS = "words";
    private static final String INSTRUMENT = "instrument";
    private static final String OUTCOME = "outcome";
    private static final String AFTER = "after";
    private static final String FROM = "from";
    private static final String UNTIL = "until";

    private final PrecedentQueries queries;
    private final PrecedentService service;
    private final NegotiationQueries negotiations;
    private final Subjects subjects;

    private final PageHeader header = new PageHeader("");
    private final TextField words = new TextField();
    private final Select<InstrumentKind> instrument = new Select<>();
    private final Select<Verdict> outcome = new Select<>();
    private final Select<Integer> after = new Select<>();
    private final IntegerField from = new IntegerField();
    private final IntegerField until = new IntegerField();
    private final Paragraph count = new Paragraph();
    private final Div list = new Div();
    private @Nullable NegotiationView negotiation;
    private @Nullable String slug;

    PrecedentListView(
            PrecedentQueries queries, PrecedentService service, NegotiationQueries negotiations, Subjects subjects) {
        this.queries = queries;
        this.service = service;
        this.negotiations = negotiations;
        this.subjects = subjects;
        words.setLabel(getTranslation("library.filter.words"));
        words.setClearButtonVisible(true);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        choice(instrument, "library.filter.instrument");
        instrument.setItems(InstrumentKind.values());
        instrument.setItemLabelGenerator(
                each -> getTranslation(each == null ? "library.filter.any" : "library.instrument." + each.word()));
        choice(outcome, "library.filter.outcome");
        outcome.setItems(Verdict.values());
        outcome.setItemLabelGenerator(
                each -> getTranslation(each == null ? "library.filter.any" : "library.verdict." + each.word()));
        choice(after, "library.filter.after");
        after.setItems(Outcome.YEARS);
        after.setItemLabelGenerator(each -> each == null
                ? getTranslation("library.filter.any-time")
                : getTranslation("library.outcome.after", each));
        after.setEmptySelectionCaption(getTranslation("library.filter.any-time"));
        from.setLabel(getTranslation("library.filter.from"));
        until.setLabel(getTranslation("library.filter.until"));
        for (IntegerField year : List.of(from, until)) {
            year.setMin(1);
            year.setMax(9999);
            year.addClassName("library__year");
            year.setClearButtonVisible(true);
            year.addValueChangeListener(change -> filter(change.isFromClient()));
        }
        words.addValueChangeListener(change -> filter(change.isFromClient()));
        instrument.addValueChangeListener(change -> filter(change.isFromClient()));
        outcome.addValueChangeListener(change -> filter(change.isFromClient()));
        after.addValueChangeListener(change -> filter(change.isFromClient()));
        Div toolbar = new Div(words, outcome, after, instrument, from, until);
        toolbar.addClassName("toolbar");
        count.addClassNames("quiet", "small");
        count.getElement().setAttribute("role", "status");
        getContent().addClassName("page");
        getContent().add(header, toolbar, count, list);
    }

    private void choice(Select<?> select, String label) {
        select.setLabel(getTranslation(label));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("library.filter.any"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        negotiation = event.getRouteParameters()
                .get("negotiation")
                .map(negotiations::bySlug)
                .orElse(null);
        slug = negotiation == null ? null : negotiation.slug();
        QueryParameters query = event.getLocation().getQueryParameters();
        words.setValue(query.getSingleParameter(WORDS).orElse(""));
        instrument.setValue(query.getSingleParameter(INSTRUMENT)
                .flatMap(word -> Arrays.stream(InstrumentKind.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst())
                .orElse(null));
        outcome.setValue(query.getSingleParameter(OUTCOME)
                .flatMap(word -> Arrays.stream(Verdict.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst())
                .orElse(null));
        after.setValue(number(query, AFTER).filter(Outcome.YEARS::contains).orElse(null));
        from.setValue(number(query, FROM).orElse(null));
        until.setValue(number(query, UNTIL).orElse(null));
        header.title(getPageTitle());
        header.lead(getTranslation("library.lead"));
        header.actions(actions());
        show();
    }

    private static Optional<Integer> number(QueryParameters query, String name) {
        return query.getSingleParameter(name)
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::parseInt);
    }

    private Component[] actions() {
        List<Component> actions = new ArrayList<>();
        if (queries.mayKeep()) {
            actions.add(adding());
            actions.add(new Button(
                    getTranslation("library.import"), _ -> new PrecedentImportDialog(service, this::imported).open()));
        }
        DownloadHandler file = DownloadHandler.fromInputStream(_ -> {
            byte[] content = queries.file().getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(
                    new ByteArrayInputStream(content), "precedents.csv", "text/csv;charset=utf-8", content.length);
        });
        actions.add(new Anchor(file, getTranslation("library.export")));
        return actions.toArray(Component[]::new);
    }

    private Button adding() {
        Button add = new Button(
                getTranslation("library.add"),
                _ -> PrecedentDialog.add(service, id -> UI.getCurrentOrThrow().navigate(PrecedentPaths.of(slug, id)))
                        .open());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return add;
    }

    private void imported(int added) {
        Toasts.done(getTranslation("library.import.done", added));
        show();
    }

    private PrecedentFilter wanted() {
        return new PrecedentFilter(
                words.getValue(),
                instrument.getValue(),
                outcome.getValue(),
                after.getValue(),
                from.getValue(),
                until.getValue());
    }

    private void show() {
        PrecedentFilter filter = wanted();
        List<PrecedentView> found = queries.list(filter);
        boolean none = found.isEmpty() && filter.equals(PrecedentFilter.NONE);
        count.setText(none ? "" : getTranslation("library.count", found.size()));
        count.setVisible(!none);
        Map<PrecedentId, List<LinkView>> here = negotiation == null
                ? Map.of()
                : queries.links(negotiation.id()).stream()
                        .collect(Collectors.groupingBy(link -> link.precedent().id()));
        Kept.show(
                list,
                List.of(
                        found.isEmpty()
                                ? new Kept.Part(List.of("none", none), () -> none(none))
                                : new Kept.Part(
                                        "rows",
                                        PrecedentListView::rows,
                                        rows -> Kept.show(
                                                (UnorderedList) rows,
                                                found.stream()
                                                        .map(each -> row(each, here.getOrDefault(each.id(), List.of())))
                                                        .toList()))));
    }

    private EmptyState none(boolean atAll) {
        if (!atAll) {
            return new EmptyState(
                    getTranslation("library.none-filtered"), getTranslation("library.none-filtered.next"));
        }
        boolean keeps = queries.mayKeep();
        return new EmptyState(
                getTranslation("library.none"),
                getTranslation(keeps ? "library.none.keeper" : "library.none.other"),
                keeps ? new Component[] {adding()} : new Component[0]);
    }

    private static UnorderedList rows() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        return rows;
    }

    private Kept.Part row(PrecedentView each, List<LinkView> links) {
        return Row.kept(PrecedentPaths.of(slug, each.id()), each.text().name(), row -> {
            List<Component> facts = new ArrayList<>();
            facts.add(new Span(PrecedentWords.date(each.text().concluded())));
            facts.add(new Span(each.text().instruments().stream()
                    .map(tool ->
                            getTranslation("library.instrument." + tool.kind().word()))
                    .distinct()
                    .collect(Collectors.joining(", "))));
            String beside = links.stream()
                    .flatMap(link -> subjects.describe(link.provision(), getLocale()).stream())
                    .map(SubjectCard::title)
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!beside.isEmpty()) {
                facts.add(new Span(getTranslation("library.remembered-at", beside)));
            }
            if (each.shelved()) {
                facts.add(new StatusBadge(getTranslation("library.shelved"), Shape.DASH, Tone.NEUTRAL));
            }
            row.about(each.text().conflict())
                    .meta(facts.toArray(Component[]::new))
                    .end(PrecedentWords.badges(each.text()));
        });
    }

    /** Puts the choice into the address, so that the list can be shared as it is. */
    private void filter(boolean byHand) {
        if (!byHand) {
            return;
        }
        Map<String, String> query = new LinkedHashMap<>();
        if (!words.getValue().isBlank()) {
            query.put(WORDS, words.getValue().strip());
        }
        put(query, INSTRUMENT, instrument.getOptionalValue().map(InstrumentKind::word));
        put(query, OUTCOME, outcome.getOptionalValue().map(Verdict::word));
        put(query, AFTER, after.getOptionalValue().map(String::valueOf));
        put(query, FROM, from.getOptionalValue().map(String::valueOf));
        put(query, UNTIL, until.getOptionalValue().map(String::valueOf));
        UI.getCurrentOrThrow().navigate(PrecedentPaths.list(slug), QueryParameters.simple(query));
    }

    private static void put(Map<String, String> query, String name, Optional<String> value) {
        value.ifPresent(given -> query.put(name, given));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("library.title");
    }
}
