package org.parley.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Formats;
import org.parley.design.Redline;
import org.parley.kernel.Identifier;
import org.parley.kernel.Json;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.record.HistoryQueries;
import org.parley.record.HistoryState;
import org.parley.record.LogId;
import org.parley.text.WordDiff;

/** The history of one thing: its states, and any two of them compared, words as a redline. Read when it is opened. */
class HistoryDetails extends Composite<Details> {

    private final SubjectRef subject;
    private final HistoryQueries histories;
    private final NegotiationQueries negotiations;
    private final Subjects subjects;
    private final Messages messages;
    private final Select<HistoryState> earlier = new Select<>();
    private final Select<HistoryState> later = new Select<>();
    private final Div comparison = new Div();

    HistoryDetails(
            SubjectRef subject,
            HistoryQueries histories,
            NegotiationQueries negotiations,
            Subjects subjects,
            Messages messages) {
        this.subject = subject;
        this.histories = histories;
        this.negotiations = negotiations;
        this.subjects = subjects;
        this.messages = messages;
        getContent().addClassName("history");
        getContent().setSummaryText(getTranslation("record.history"));
        getContent().addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                load();
            }
        });
        for (Select<HistoryState> select : List.of(earlier, later)) {
            select.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    drawComparison();
                }
            });
        }
    }

    private void load() {
        List<HistoryState> states = histories.states(subject);
        Div body = new Div();
        body.addClassName("stack");
        if (states.isEmpty()) {
            body.add(new Paragraph(getTranslation("record.history.empty")));
        } else {
            body.add(list(states));
        }
        if (states.size() > 1) {
            body.add(picker(states), comparison);
            compare(states.get(1), states.getFirst());
        }
        getContent().removeAll();
        getContent().add(body);
    }

    private Component list(List<HistoryState> states) {
        UnorderedList list = new UnorderedList();
        list.addClassName("rows");
        for (int i = 0; i < states.size(); i++) {
            HistoryState state = states.get(i);
            Span what = new Span(
                    getTranslation("record.history." + state.act().name().toLowerCase(Locale.ROOT)));
            Div meta = new Div(Formats.current().moment(state.at()), new Span(who(state)));
            meta.addClassName("row__meta");
            Div main = new Div(what, meta);
            main.addClassName("row__main");
            Div end = new Div();
            end.addClassName("row__end");
            entry(state).ifPresent(end::add);
            if (i + 1 < states.size()) {
                HistoryState before = states.get(i + 1);
                Button show = new Button(getTranslation("record.history.show"), click -> compare(before, state));
                show.addThemeVariants(ButtonVariant.TERTIARY);
                end.add(show);
            }
            ListItem row = new ListItem(main, end);
            row.addClassName("row");
            list.add(row);
        }
        return list;
    }

    private String who(HistoryState state) {
        if (state.personName() != null) {
            return state.personName();
        }
        return state.person() == null ? "" : getTranslation("record.who.gone");
    }

    private Optional<Component> entry(HistoryState state) {
        LogId log = state.log();
        Long index = state.index();
        if (log == null || index == null || log.isHouse()) {
            return Optional.empty();
        }
        RecordPlace place = new RecordPlace(negotiations.get(new NegotiationId(log.value())));
        Anchor receipt = new Anchor(place.receipt(index), getTranslation("record.receipt"));
        receipt.setRouterIgnore(true);
        receipt.getElement().setAttribute("download", true);
        Div both = new Div(
                new Anchor(
                        place.entry(index),
                        getTranslation("record.number", Formats.current().number(index))),
                receipt);
        both.addClassName("actions");
        return Optional.of(both);
    }

    private Component picker(List<HistoryState> states) {
        Formats formats = Formats.current();
        for (Select<HistoryState> select : List.of(earlier, later)) {
            select.setItems(states);
            select.setItemLabelGenerator(
                    state -> formats.exact(state.at()) + (who(state).isEmpty() ? "" : " · " + who(state)));
        }
        earlier.setLabel(getTranslation("record.history.earlier"));
        later.setLabel(getTranslation("record.history.later"));
        Div row = new Div(earlier, later);
        row.addClassName("form__row");
        return row;
    }

    private void compare(HistoryState before, HistoryState after) {
        earlier.setValue(before);
        later.setValue(after);
        drawComparison();
    }

    private void drawComparison() {
        comparison.removeAll();
        HistoryState before = earlier.getValue();
        HistoryState after = later.getValue();
        if (before == null || after == null) {
            return;
        }
        Set<String> names = new LinkedHashSet<>(before.values().keySet());
        names.addAll(after.values().keySet());
        comparison.add(new H3(getTranslation("record.history.compared")));
        for (String name : names) {
            String was = words(name, before.values().get(name));
            String is = words(name, after.values().get(name));
            if (!was.equals(is)) {
                Span label = new Span(known("record.field." + name, name));
                label.addClassName("history__name");
                Div field = new Div(label, Redline.of(redline(was, is)));
                field.addClassName("history__field");
                comparison.add(field);
            }
        }
        if (comparison.getComponentCount() == 1) {
            comparison.add(new Paragraph(getTranslation("record.history.same")));
        }
    }

    private static List<Redline.Span> redline(String before, String after) {
        return WordDiff.redline(before, after).spans().stream()
                .map(span -> new Redline.Span(Redline.Kind.valueOf(span.kind().name()), span.text()))
                .toList();
    }

    private String words(String name, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text(name, text);
            case Boolean bool -> getTranslation(bool ? "record.yes" : "record.no");
            case Instant instant -> Formats.current().exact(instant);
            case Enum<?> word -> known("record.value." + Fields.code(word.name()), word.name());
            case UUID id -> title(new SubjectRef(Fields.kind(name), id));
            case Identifier id -> title(new SubjectRef(Fields.kind(name), id.value()));
            case Collection<?> items ->
                items.stream().map(item -> words(name, item)).collect(Collectors.joining("\n"));
            default -> value.toString();
        };
    }

    /** A value that is kept as JSON is shown line by line, its ids by name. */
    private String text(String name, String text) {
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                StringBuilder lines = new StringBuilder();
                lines(name, Json.parse(text), "", lines);
                return lines.toString().strip();
            } catch (Json.Malformed prose) {
                return text;
            }
        }
        return Fields.reference(name, text).map(this::title).orElse(text);
    }

    private void lines(String name, Json value, String indent, StringBuilder out) {
        switch (value) {
            case Json.Obj object ->
                object.members().forEach((key, member) -> {
                    out.append(indent).append(known("record.field." + key, key)).append(": ");
                    boolean nested = member instanceof Json.Obj || member instanceof Json.Arr;
                    if (nested) {
                        out.append('\n');
                    }
                    lines(key, member, nested ? indent + "  " : "", out);
                });
            case Json.Arr array -> array.items().forEach(item -> lines(name, item, indent, out));
            case Json.Str string ->
                out.append(indent)
                        .append(Fields.reference(name, string.value())
                                .map(this::title)
                                .or(() -> Fields.word(name, string.value()).map(key -> known(key, string.value())))
                                .orElse(string.value()))
                        .append('\n');
            default -> out.append(indent).append(value.canonical()).append('\n');
        }
    }

    private String title(SubjectRef reference) {
        return subjects.describe(reference, getLocale())
                .map(SubjectCard::title)
                .orElseGet(() -> reference.id().toString());
    }

    private String known(String key, String otherwise) {
        return messages.knows(key) ? getTranslation(key) : otherwise;
    }
}
