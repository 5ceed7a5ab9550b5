package org.parley.plan.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.design.Calendars;
import org.parley.design.Formats;
import org.parley.design.StatusBadge;
import org.parley.plan.PlanSequence;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.Simulation.Standing;

/** Days for events and provisions, and where the plan would then stand: what is due, what is blocked and by what. */
final class SimulationPanel extends Composite<Section> {

    private final DatePicker day = calendar("sequence.simulation.day");
    private final Div events = new Div();
    private final Div provisions = new Div();
    private final ComboBox<ProvisionId> more = new ComboBox<>();
    private final Button clear = new Button();
    private final Div results = new Div();
    private final Consumer<Simulated> changed;

    private Simulated tried = Simulated.NOTHING;
    private LocalDate looked = LocalDate.EPOCH;

    /** @param changed called when the person has set something else */
    SimulationPanel(Consumer<Simulated> changed) {
        this.changed = changed;
        Paragraph lead = new Paragraph(getTranslation("sequence.simulation.lead"));
        lead.addClassNames("quiet", "small");
        events.addClassName("sequence-simulation__facts");
        provisions.addClassName("sequence-simulation__facts");
        day.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(tried.on(change.getValue()));
            }
        });
        more.setLabel(getTranslation("sequence.simulation.carried-out"));
        more.addValueChangeListener(change -> {
            ProvisionId chosen = change.getValue();
            if (change.isFromClient() && chosen != null) {
                // on the day that is looked at, until another is set
                changed.accept(tried.done(chosen, looked));
            }
        });
        more.setPlaceholder(getTranslation("sequence.simulation.choose"));
        clear.setText(getTranslation("sequence.simulation.clear"));
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(_ -> changed.accept(Simulated.NOTHING));
        getContent().addClassName("section");
        getContent()
                .add(
                        new H2(getTranslation("sequence.simulation")),
                        lead,
                        day,
                        new H3(getTranslation("sequence.simulation.events")),
                        events,
                        new H3(getTranslation("sequence.simulation.provisions")),
                        provisions,
                        new Div(clear),
                        results);
    }

    /** @param today the day that is looked at where none was set */
    void show(
            Simulated now,
            LocalDate today,
            PlanSequence sequence,
            List<Standing> standings,
            ConditionWords words,
            Function<ProvisionId, String> path) {
        tried = now;
        LocalDate set = now.day();
        looked = set == null ? today : set;
        day.setValue(now.day());
        day.setPlaceholder(Formats.current().date(today));
        fields(sequence, words);
        clear.setVisible(!now.isNothing());
        // On paper empty fields say nothing
        getContent().setClassName("no-print", now.isNothing());
        results.removeAll();
        if (!now.isNothing()) {
            H3 heading = new H3(getTranslation(
                    "sequence.simulation.results", Formats.current().date(looked)));
            Div scroll = new Div(table(sequence, standings, words, path));
            scroll.addClassName("table-scroll");
            results.add(heading, counts(sequence, standings), scroll);
        }
    }

    private void fields(PlanSequence sequence, ConditionWords words) {
        events.removeAll();
        for (String event : sequence.events()) {
            events.add(field(event, tried.events().get(event), at -> tried.event(event, at)));
        }
        provisions.removeAll();
        List<ProvisionId> all = sequence.version().text().walk().stream()
                .map(place -> place.id())
                .toList();
        all.stream()
                .filter(tried.carriedOut()::containsKey)
                .forEach(id -> provisions.add(
                        field(words.cite().apply(id), tried.carriedOut().get(id), at -> tried.done(id, at))));
        Div add = new Div(more);
        add.addClassName("sequence-simulation__provision");
        provisions.add(add);
        more.setItems(
                all.stream().filter(id -> !tried.carriedOut().containsKey(id)).toList());
        more.setItemLabelGenerator(id -> words.cite().apply(id) + " "
                + sequence.version()
                        .text()
                        .find(id)
                        .map(found -> SequenceTable.opening(found, sequence.version()))
                        .orElse(""));
        more.clear();
    }

    private DatePicker field(String label, @Nullable LocalDate value, Function<@Nullable LocalDate, Simulated> with) {
        DatePicker field = calendar("");
        field.setLabel(label);
        field.setValue(value);
        field.setWidthFull();
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(with.apply(change.getValue()));
            }
        });
        return field;
    }

    private DatePicker calendar(String key) {
        DatePicker picker = new DatePicker();
        if (!key.isEmpty()) {
            picker.setLabel(getTranslation(key));
        }
        picker.setLocale(Formats.current().locale());
        picker.setI18n(Calendars.words());
        picker.setClearButtonVisible(true);
        return picker;
    }

    private static Div counts(PlanSequence sequence, List<Standing> standings) {
        Set<ProvisionId> concerned = Set.copyOf(sequence.concerned());
        Div badges = new Div();
        badges.addClassName("actions");
        standings.stream()
                .filter(each -> concerned.contains(each.provision()))
                .collect(Collectors.groupingBy(Standing::state, TreeMap::new, Collectors.counting()))
                .forEach((state, count) -> badges.add(new StatusBadge(
                        SequenceDrawing.word(state) + ": " + Formats.current().number(count),
                        SequenceDrawing.shape(state),
                        SequenceDrawing.tone(state))));
        return badges;
    }

    private NativeTable table(
            PlanSequence sequence, List<Standing> standings, ConditionWords words, Function<ProvisionId, String> path) {
        NativeTableRow head = new NativeTableRow();
        for (String column : List.of("provision", "state", "since", "deadline", "blocked")) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation("sequence.column." + column));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        Map<ProvisionId, Standing> known =
                standings.stream().collect(Collectors.toMap(Standing::provision, Function.identity()));
        NativeTableBody body = new NativeTableBody();
        sequence.concerned().stream()
                .flatMap(id -> Stream.ofNullable(known.get(id)))
                .sorted(Comparator.comparing(Standing::state))
                .forEach(standing -> body.add(row(standing, sequence, words, path)));
        NativeTable table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassNames("table", "sequence-table", "sequence-table--standing");
        return table;
    }

    private NativeTableRow row(
            Standing standing, PlanSequence sequence, ConditionWords words, Function<ProvisionId, String> path) {
        ProvisionId id = standing.provision();
        Provision provision = sequence.version().text().find(id).orElseThrow();
        UnorderedList blockers = new UnorderedList();
        blockers.addClassName("sequence-conditions");
        standing.blockedBy().forEach(trigger -> blockers.add(new ListItem(words.say(trigger))));
        NativeTableCell state = new NativeTableCell(new StatusBadge(
                SequenceDrawing.word(standing.state()),
                SequenceDrawing.shape(standing.state()),
                SequenceDrawing.tone(standing.state())));
        if (standing.early() || standing.late()) {
            Div note = new Div(getTranslation(standing.early() ? "sequence.state.early" : "sequence.state.late"));
            note.addClassNames("small", "quiet");
            state.add(note);
        }
        Div opening = new Div(SequenceTable.opening(provision, sequence.version()));
        opening.addClassNames("quiet", "small");
        opening.getElement().setAttribute("dir", "auto");
        LocalDate carried = standing.carriedOut();
        NativeTableRow row = new NativeTableRow();
        row.add(
                new NativeTableCell(new Anchor(path.apply(id), words.cite().apply(id)), opening),
                state,
                new NativeTableCell(date(standing.since())),
                new NativeTableCell(date(carried != null ? carried : standing.deadline())),
                new NativeTableCell(blockers));
        return row;
    }

    private static String date(@Nullable LocalDate date) {
        return date == null ? "–" : Formats.current().date(date);
    }
}
