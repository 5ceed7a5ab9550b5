package org.parley.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.design.Calendars;
import org.parley.design.EmptyState;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.PageHeader;
import org.parley.design.Timeline;
import org.parley.record.RecordFilter;
import org.parley.record.RecordLine;
import org.parley.record.RecordPage;
import org.parley.record.RecordQueries;
import org.parley.record.RecordState;
import org.parley.record.SignedState;

/** The timeline of one record with its facets, and what a stranger must copy down: size and root. */
class RecordPanel extends Composite<Div> {

    private static final int PAGE = 50;

    /** Something that entries can be filtered by, as a person chooses it. */
    record Choice(String name, String label, List<UUID> ids) {}

    private final RecordPlace place;
    private final RecordQueries records;
    private final RecordWords words;
    private final List<RecordLine> lines = new ArrayList<>();

    private final Select<String> topic = new Select<>();
    private final Select<Choice> delegation = new Select<>();
    private final ComboBox<Choice> person = new ComboBox<>();
    private final ComboBox<Choice> thing = new ComboBox<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker until = new DatePicker();

    private final Div root = new Div();
    private final Timeline timeline = new Timeline();
    private final Div empty = new Div();
    private final Button older = new Button();

    private RecordFilter filter = RecordFilter.ALL;
    private long fresh = Long.MAX_VALUE;
    private @Nullable Long next;
    private boolean filling;

    RecordPanel(
            RecordPlace place,
            RecordQueries records,
            RecordWords words,
            List<Choice> delegations,
            List<Choice> people,
            List<Choice> things) {
        this.place = place;
        this.records = records;
        this.words = words;
        getContent().addClassName("page");
        PageHeader header =
                new PageHeader(getTranslation(place.negotiation() == null ? "record.house.title" : "record.title"));
        header.lead(getTranslation(place.negotiation() == null ? "record.house.lead" : "record.lead"));
        if (place.negotiation() != null) {
            header.actions(new Anchor(place.minutes(), getTranslation("record.minutes")));
        }
        topic.setItems(place.negotiation() == null ? Topics.HOUSE : Topics.NEGOTIATION);
        topic.setItemLabelGenerator(word -> word == null
                ? getTranslation("record.filter.any")
                : words.in(getLocale()).topic(word));
        delegation.setItems(delegations);
        person.setItems(people);
        thing.setItems(things);
        choose(delegation);
        topic.setEmptySelectionAllowed(true);
        topic.setEmptySelectionCaption(getTranslation("record.filter.any"));
        topic.setLabel(getTranslation("record.filter.topic"));
        delegation.setLabel(getTranslation("record.filter.delegation"));
        for (ComboBox<Choice> box : List.of(person, thing)) {
            box.setItemLabelGenerator(Choice::label);
            box.setClearButtonVisible(true);
            box.setPlaceholder(getTranslation("record.filter.any"));
        }
        person.setLabel(getTranslation("record.filter.person"));
        thing.setLabel(getTranslation("record.filter.thing"));
        from.setLabel(getTranslation("record.filter.from"));
        until.setLabel(getTranslation("record.filter.until"));
        for (DatePicker picker : List.of(from, until)) {
            picker.setLocale(Formats.current().locale());
            picker.setI18n(Calendars.words());
            picker.setClearButtonVisible(true);
        }
        topic.addValueChangeListener(change -> filtered());
        delegation.addValueChangeListener(change -> filtered());
        person.addValueChangeListener(change -> filtered());
        thing.addValueChangeListener(change -> filtered());
        from.addValueChangeListener(change -> filtered());
        until.addValueChangeListener(change -> filtered());
        delegation.setVisible(!delegations.isEmpty());
        thing.setVisible(!things.isEmpty());
        older.setText(getTranslation("record.older"));
        older.addClassName("record__older");
        older.addClickListener(click -> more());
        Div facets = new Div(topic, thing, delegation, person, from, until);
        facets.addClassNames("toolbar", "record__facets");
        facets.getElement().setAttribute("role", "search");
        facets.getElement().setAttribute("aria-label", getTranslation("record.filter"));
        root.addClassNames("card", "card--quiet", "root");
        Div list = new Div(facets, empty, timeline, older);
        list.addClassName("stack");
        Div split = new Div(list, root);
        split.addClassNames("split", "record__split");
        getContent().add(header, split);
    }

    private void choose(Select<Choice> select) {
        select.setItemLabelGenerator(choice -> choice == null ? getTranslation("record.filter.any") : choice.label());
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("record.filter.any"));
    }

    /** Shows the entries that the address asks for. */
    void show(QueryParameters parameters) {
        filling = true;
        topic.setValue(
                parameters.getSingleParameter("topic").filter(this::known).orElse(null));
        delegation.setValue(chosen(
                parameters,
                "delegation",
                delegation.getListDataView().getItems().toList()));
        person.setValue(
                chosen(parameters, "person", person.getListDataView().getItems().toList()));
        thing.setValue(
                chosen(parameters, "thing", thing.getListDataView().getItems().toList()));
        from.setValue(date(parameters, "from"));
        until.setValue(date(parameters, "until"));
        filling = false;
        filter = filter(parameters);
        fresh = Long.MAX_VALUE;
        lines.clear();
        take(records.page(place.log(), filter, null, PAGE));
        draw();
    }

    /** Brings in what was appended since, without moving what is there. */
    void follow() {
        long newest = lines.isEmpty() ? -1 : lines.getFirst().index();
        RecordPage page = records.page(place.log(), filter, null, PAGE);
        List<RecordLine> arrived =
                page.lines().stream().filter(line -> line.index() > newest).toList();
        if (arrived.size() == PAGE) {
            lines.clear();
            take(page);
        } else {
            lines.addAll(0, arrived);
        }
        fresh = newest + 1;
        draw();
    }

    private boolean known(String word) {
        return (place.negotiation() == null ? Topics.HOUSE : Topics.NEGOTIATION).contains(word);
    }

    private static @Nullable Choice chosen(QueryParameters parameters, String name, List<Choice> choices) {
        return parameters
                .getSingleParameter(name)
                .flatMap(wanted -> choices.stream()
                        .filter(choice -> choice.name().equals(wanted))
                        .findFirst())
                .orElse(null);
    }

    private static @Nullable LocalDate date(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .filter(text -> text.matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d)"))
                .map(LocalDate::parse)
                .orElse(null);
    }

    /** A thing that is no choice of ours may still be asked for by a link: every entry that speaks of it. */
    private RecordFilter filter(QueryParameters parameters) {
        ZoneId zone = Formats.current().zone();
        List<UUID> things = Optional.ofNullable(thing.getValue())
                .map(Choice::ids)
                .orElseGet(() -> parameters
                        .getSingleParameter("thing")
                        .filter(text -> text.matches("[a-z]{1,20}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                        .map(text -> List.of(UUID.fromString(text.substring(text.indexOf(':') + 1))))
                        .orElse(List.of()));
        return RecordFilter.ALL
                .topic(topic.getValue())
                .delegation(id(delegation.getValue()))
                .person(id(person.getValue()))
                .things(things)
                .from(begin(from.getValue(), zone))
                .until(begin(
                        Optional.ofNullable(until.getValue())
                                .map(day -> day.plusDays(1))
                                .orElse(null),
                        zone));
    }

    private static @Nullable UUID id(@Nullable Choice choice) {
        return choice == null ? null : choice.ids().getFirst();
    }

    private static @Nullable Instant begin(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private void filtered() {
        if (filling) {
            return;
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        put(wanted, "topic", topic.getValue());
        put(wanted, "thing", name(thing.getValue()));
        put(wanted, "delegation", name(delegation.getValue()));
        put(wanted, "person", name(person.getValue()));
        put(wanted, "from", from.getValue());
        put(wanted, "until", until.getValue());
        UI.getCurrentOrThrow().navigate(place.path(), QueryParameters.simple(wanted));
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    private static @Nullable String name(@Nullable Choice choice) {
        return choice == null ? null : choice.name();
    }

    private void more() {
        take(records.page(place.log(), filter, next, PAGE));
        draw();
    }

    private void take(RecordPage page) {
        lines.addAll(page.lines());
        next = page.next();
    }

    private void draw() {
        Formats formats = Formats.current();
        RecordWords.Speech speech = words.in(formats.locale());
        Map<LocalDate, List<RecordLine>> days = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.at().atZone(formats.zone()).toLocalDate(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        timeline.setModel(new Timeline.Model(days.entrySet().stream()
                .map(day -> new Timeline.Day(
                        formats.date(day.getKey()),
                        day.getValue().stream()
                                .map(line -> line(line, formats, speech))
                                .toList()))
                .toList()));
        older.setVisible(next != null);
        boolean all = filter.equals(RecordFilter.ALL);
        Kept.show(empty, lines.isEmpty() ? List.of(new Kept.Part(all, () -> nothing(all))) : List.of());
        RecordState state = records.state(place.log());
        List<Kept.Part> parts = new ArrayList<>();
        parts.add(new Kept.Part(state, () -> root(state, formats)));
        records.signed(place.log())
                .ifPresent(signed -> parts.add(new Kept.Part(signed, () -> signed(signed, formats))));
        Kept.show(root, parts);
    }

    private EmptyState nothing(boolean all) {
        return all
                ? new EmptyState(getTranslation("record.empty"), getTranslation("record.empty.next"))
                : new EmptyState(
                        getTranslation("record.nothing"),
                        getTranslation("record.nothing.next"),
                        new Button(
                                getTranslation("record.filter.clear"),
                                click -> UI.getCurrentOrThrow().navigate(place.path())));
    }

    private Timeline.Line line(RecordLine line, Formats formats, RecordWords.Speech speech) {
        String topicWord = Topics.of(line.type());
        return new Timeline.Line(
                getTranslation("record.number", formats.number(line.index())),
                place.entry(line.index()),
                formats.time(line.at()),
                line.at().toString(),
                formats.exact(line.at()),
                speech.topic(topicWord),
                Topics.shape(topicWord),
                Topics.tone(topicWord),
                speech.said(line),
                speech.quote(line).orElse(null),
                speech.note(line).orElse(null),
                line.index() >= fresh);
    }

    private Div root(RecordState state, Formats formats) {
        Span hash = new Span(state.root().hex());
        hash.addClassName("root__hash");
        Instant at = state.at();
        Facts facts = new Facts().fact(getTranslation("record.root.size"), formats.number(state.size()));
        if (at != null) {
            facts.fact(getTranslation("record.root.at"), formats.exact(at));
        }
        facts.fact(getTranslation("record.root.hash"), hash);
        Paragraph explained = new Paragraph(getTranslation("record.root.explained"));
        explained.addClassNames("quiet", "small");
        Component title = new H2(getTranslation("record.root"));
        return part(title, facts, explained);
    }

    private Div signed(SignedState signed, Formats formats) {
        Anchor evidence = new Anchor(place.evidence(), getTranslation("record.evidence"));
        evidence.setRouterIgnore(true);
        evidence.getElement().setAttribute("download", true);
        evidence.setTitle(getTranslation("record.evidence.explained"));
        Div links = new Div(
                evidence, new Anchor("check", getTranslation("record.check")), file("checkpoint"), file("keys"));
        links.addClassName("actions");
        return part(Stream.concat(SignedParts.of(signed, formats).stream(), Stream.of(links))
                .toArray(Component[]::new));
    }

    private static Div part(Component... components) {
        Div part = new Div(components);
        part.addClassName("root__part");
        return part;
    }

    private Anchor file(String name) {
        Anchor anchor = new Anchor(place.file(name), getTranslation("record.signed." + name + ".file"));
        anchor.setRouterIgnore(true);
        return anchor;
    }
}
