package org.parley.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.design.Calendars;
import org.parley.design.EmptyState;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.PageHeader;
import org.parley.kernel.Json;
import org.parley.kernel.SubjectRef;
import org.parley.record.Minutes;
import org.parley.record.RecordLine;

/** A day of the record as minutes: what happened in its order, how each vote went, and what proves it. Made to be printed. */
class MinutesPanel extends Composite<Div> {

    /** What a facilitator says in the minutes; everything else in them is written from the record. */
    private static final String REMARK = "sitting.remarked";

    private static final List<String> CHOICES = List.of("yes", "no", "abstain");

    private final RecordPlace place;
    private final Minutes minutes;
    private final Formats formats = Formats.current();
    private final RecordWords.Speech speech;

    /** @param today in the reader's zone: there are no minutes of days to come */
    MinutesPanel(RecordPlace place, LocalDate day, LocalDate today, Minutes minutes, RecordWords words) {
        this.place = place;
        this.minutes = minutes;
        this.speech = words.in(formats.locale());
        getContent().addClassNames("page", "minutes");
        getContent().add(header(day, today), tools(day, today));
        if (minutes.lines().isEmpty() && minutes.cast().isEmpty()) {
            getContent().add(new EmptyState(getTranslation("record.minutes.empty"), ""));
        } else {
            getContent().add(proceedings());
        }
        Set<UUID> voted = new LinkedHashSet<>(minutes.opened().keySet());
        minutes.lines().stream()
                .filter(line -> line.type().equals("round.closed"))
                .forEach(line -> voted.add(line.subject().id()));
        voted.addAll(minutes.cast().keySet());
        if (!voted.isEmpty()) {
            getContent().add(rounds(voted));
        }
        getContent().add(end());
    }

    private PageHeader header(LocalDate day, LocalDate today) {
        return new PageHeader(getTranslation("record.minutes.of", formats.date(day)))
                .trail(new Anchor(place.path(), getTranslation("record.title")))
                .lead(getTranslation(
                        day.isBefore(today) ? "record.minutes.lead" : "record.minutes.lead.today",
                        place.name(),
                        formats.zone().getId()));
    }

    private Div tools(LocalDate day, LocalDate today) {
        DatePicker picker = new DatePicker(getTranslation("record.minutes.day"), day);
        picker.setLocale(formats.locale());
        picker.setI18n(Calendars.words());
        picker.setMax(today);
        picker.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                UI.getCurrentOrThrow()
                        .navigate(
                                place.minutes(),
                                QueryParameters.simple(
                                        Map.of("day", change.getValue().toString())));
            }
        });
        Button print = new Button(
                getTranslation("record.minutes.print"),
                click -> UI.getCurrentOrThrow().getElement().executeJs("window.print()"));
        print.addThemeVariants(ButtonVariant.PRIMARY);
        Div tools = new Div(picker, step(day.minusDays(1), "record.minutes.before"));
        if (day.isBefore(today)) {
            tools.add(step(day.plusDays(1), "record.minutes.after"));
        }
        tools.add(print);
        tools.addClassNames("toolbar", "toolbar--line");
        return tools;
    }

    private Anchor step(LocalDate day, String key) {
        return new Anchor(place.minutes() + "?day=" + day, getTranslation(key));
    }

    private Section proceedings() {
        OrderedList list = new OrderedList();
        list.addClassName("minutes__lines");
        minutes.lines().forEach(line -> list.add(line(line)));
        Section section = section("record.minutes.proceedings", list);
        if (minutes.more() > 0) {
            section.add(new Paragraph(getTranslation("record.minutes.more", minutes.more())));
        }
        return section;
    }

    private ListItem line(RecordLine line) {
        Span time = new Span(formats.time(line.at()));
        time.addClassName("minutes__time");
        Div said = new Div(new Span(speech.said(line)));
        said.addClassName("minutes__said");
        boolean remark = line.type().equals(REMARK);
        quoted(line).ifPresent(quote -> {
            Paragraph words = new Paragraph(quote);
            words.addClassName(remark ? "minutes__remark" : "minutes__quote");
            words.getElement().setAttribute("dir", "auto");
            said.add(words);
        });
        speech.note(line).ifPresent(note -> {
            Span apart = new Span(note);
            apart.addClassNames("quiet", "small");
            said.add(new Div(apart));
        });
        Anchor number =
                new Anchor(place.entry(line.index()), getTranslation("record.number", formats.number(line.index())));
        number.addClassName("minutes__number");
        ListItem item = new ListItem(time, said, number);
        item.addClassName("minutes__line");
        return item;
    }

    /** What a delegation states stands in the minutes in full, as it asked for; of everything else the first words. */
    private Optional<String> quoted(RecordLine line) {
        return line.type().equals("statement.entered") || line.type().equals(REMARK)
                ? Optional.ofNullable(line.text())
                : speech.quote(line);
    }

    /** The statements on a round, by their numbers: their words stand in the proceedings. */
    private void statements(Facts facts, SubjectRef round) {
        List<RecordLine> stated = minutes.lines().stream()
                .filter(line -> line.type().equals("statement.entered"))
                .filter(line -> line.data().find("on").equals(Optional.of(Json.of(round.toString()))))
                .toList();
        if (!stated.isEmpty()) {
            Div list = new Div();
            stated.forEach(
                    line -> list.add(new Div(new Anchor(place.entry(line.index()), speech.title(line.subject())))));
            facts.fact(speech.topic("statement"), list);
        }
    }

    /** What was counted is set out with who voted how; what is still open, with how many have voted. */
    private Section rounds(Set<UUID> voted) {
        Section section = section("record.minutes.rounds");
        for (UUID round : voted) {
            SubjectRef subject = new SubjectRef(SubjectRef.ROUND, round);
            Div part = new Div(new H3(new Anchor(
                    speech.card(subject).map(card -> card.path()).orElse(place.path()), speech.title(subject))));
            part.addClassNames("minutes__round", "stack", "stack--close");
            Facts facts = new Facts();
            minutes.lines().stream()
                    .filter(line -> line.subject().equals(subject))
                    .filter(line -> line.type().equals("round.closed")
                            || line.type().equals("round.proclaimed")
                            || line.type().equals("round.annulled"))
                    .forEach(line -> facts.fact(formats.time(line.at()), speech.said(line)));
            minutes.lines().stream()
                    .filter(line ->
                            line.subject().equals(subject) && line.type().equals("round.closed"))
                    .findFirst()
                    .ifPresentOrElse(
                            closed -> counted(
                                    facts, closed.data(), minutes.opened().getOrDefault(round, List.of())),
                            () -> facts.fact(
                                    getTranslation("record.minutes.cast"),
                                    formats.number(minutes.cast().getOrDefault(round, 0))));
            statements(facts, subject);
            part.add(facts);
            section.add(part);
        }
        return section;
    }

    private void counted(Facts facts, Json.Obj data, List<RecordLine> opened) {
        data.find("verdict")
                .ifPresent(verdict -> facts.fact(speech.field("verdict"), speech.value("verdict", verdict)));
        Map<String, String> names = new LinkedHashMap<>();
        for (String choice : CHOICES) {
            names.put(
                    choice,
                    opened.stream()
                            .filter(line -> line.data()
                                    .find("choice")
                                    .filter(value ->
                                            value.equals(new Json.Str(choice.toUpperCase(java.util.Locale.ROOT))))
                                    .isPresent())
                            .flatMap(line -> line.data().find("delegation").stream())
                            .map(delegation -> speech.value("delegation", delegation))
                            .sorted(java.text.Collator.getInstance(formats.locale()))
                            .collect(Collectors.joining(", ")));
        }
        names.forEach((choice, who) -> number(facts, data, choice, who));
        number(facts, data, "chosen", "");
        number(facts, data, "blank", "");
        number(facts, data, "absent", "");
    }

    private void number(Facts facts, Json.Obj data, String field, String who) {
        data.find(field).ifPresent(count -> {
            String number = speech.value(field, count);
            facts.fact(
                    speech.field(field),
                    who.isEmpty() ? number : getTranslation("record.minutes.counted", number, who));
        });
    }

    private Section end() {
        Span hash = new Span(minutes.end().root().hex());
        hash.addClassName("root__hash");
        Facts facts = new Facts()
                .fact(
                        getTranslation("record.root.size"),
                        formats.number(minutes.end().size()))
                .fact(getTranslation("record.root.hash"), hash);
        Paragraph explained = new Paragraph(getTranslation("record.root.explained"));
        explained.addClassNames("quiet", "small");
        Section section = section("record.minutes.end", facts, explained);
        minutes.signed().ifPresent(signed -> {
            if (signed.size() < minutes.end().size()) {
                section.add(new Paragraph(getTranslation("record.minutes.unsigned")));
            }
            Div code = new Div(SignedParts.of(signed, formats).toArray(Component[]::new));
            code.addClassNames("minutes__signed", "stack");
            section.add(code);
        });
        return section;
    }

    private Section section(String key, Component... components) {
        Section section = new Section(new H2(getTranslation(key)));
        section.addClassName("section");
        section.add(components);
        return section;
    }
}
