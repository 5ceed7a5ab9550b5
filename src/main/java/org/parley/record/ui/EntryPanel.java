package org.parley.record.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.parley.design.Banner;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.PageHeader;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.kernel.Json;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.record.ReceiptService;
import org.parley.record.RecordEntry;
import org.parley.record.RecordLine;
import org.parley.record.verify.Hash;
import org.parley.record.verify.Proofs;

/** An entry in plain words, as bytes, and with the proof that it stands in the record. */
class EntryPanel extends Composite<Div> {

    private static final int SHOWN_CONTENT = 20_000;

    private final RecordPlace place;
    private final RecordEntry entry;
    private final Formats formats = Formats.current();
    private final RecordWords.Speech speech;

    /**
     * @param related other entries about the same thing
     * @param texts what can be read as it stood at this entry
     * @param taken who took a receipt of it
     */
    EntryPanel(
            RecordPlace place,
            RecordEntry entry,
            RecordWords words,
            List<RecordLine> related,
            List<SubjectCard> texts,
            List<ReceiptService.Taken> taken) {
        this.place = place;
        this.entry = entry;
        this.speech = words.in(formats.locale());
        getContent().addClassName("page");
        getContent().add(header());
        if (!entry.proven()) {
            getContent().add(new Banner(getTranslation("record.proof.broken"), Shape.CROSS, Tone.NEGATIVE));
        }
        Div main = new Div(plainWords());
        main.addClassNames("stack", "stack--loose");
        content().ifPresent(main::add);
        main.add(proof(), bytes());
        Div side = new Div();
        side.addClassNames("stack", "stack--loose");
        if (!texts.isEmpty()) {
            side.add(asItStood(texts));
        }
        if (!taken.isEmpty()) {
            side.add(taken(taken));
        }
        related.stream()
                .filter(other -> other.index() != entry.line().index())
                .findFirst()
                .ifPresent(any -> side.add(about(related)));
        Div split = new Div(main, side);
        split.addClassName("split");
        getContent().add(split);
    }

    private PageHeader header() {
        RecordLine line = entry.line();
        PageHeader header = new PageHeader(getTranslation("record.entry.title", formats.number(line.index())))
                .trail(new Anchor(
                        place.path(),
                        getTranslation(place.negotiation() == null ? "record.house.title" : "record.title")))
                .lead(speech.said(line));
        header.marks(
                entry.proven()
                        ? new StatusBadge(getTranslation("record.proof.holds"), Shape.CHECK, Tone.POSITIVE)
                        : new StatusBadge(getTranslation("record.proof.fails"), Shape.CROSS, Tone.NEGATIVE));
        Div steps = new Div();
        steps.addClassName("actions");
        Anchor receipt = new Anchor(place.receipt(line.index()), getTranslation("record.receipt"));
        receipt.setRouterIgnore(true);
        receipt.getElement().setAttribute("download", true);
        receipt.setTitle(getTranslation("record.receipt.explained"));
        steps.add(receipt);
        if (line.index() > 0) {
            steps.add(new Anchor(place.entry(line.index() - 1), getTranslation("record.entry.before")));
        }
        if (line.index() + 1 < entry.state().size()) {
            steps.add(new Anchor(place.entry(line.index() + 1), getTranslation("record.entry.after")));
        }
        return header.actions(steps);
    }

    private Section plainWords() {
        RecordLine line = entry.line();
        Facts facts = new Facts()
                .fact(getTranslation("record.entry.who"), speech.who(line))
                .fact(getTranslation("record.entry.when"), formats.exact(line.at()))
                .fact(getTranslation("record.entry.topic"), speech.topic(Topics.of(line.type())));
        if (line.capacity() != null) {
            facts.fact(getTranslation("record.entry.capacity"), getTranslation("record.capacity." + line.capacity()));
        }
        facts.fact(getTranslation("record.entry.subject"), subject(line.subject()));
        if (line.version() != null) {
            facts.fact(getTranslation("record.entry.version"), formats.number(line.version()));
        }
        if (line.round() != null && !line.round().equals(line.subject().id())) {
            facts.fact(getTranslation("record.kind.round"), subject(new SubjectRef(SubjectRef.ROUND, line.round())));
        }
        if (entry.entry().rules() != null) {
            facts.fact(getTranslation("record.entry.rules"), hash(entry.entry().rules()));
        }
        facts.fact(
                getTranslation("record.entry.visibility"),
                speech.note(line).orElseGet(() -> getTranslation("record.note.public")));
        line.data().members().forEach((name, value) -> facts.fact(speech.field(name), value(name, value)));
        Section section = section("record.entry.words", facts);
        if (line.text() != null) {
            Paragraph text = new Paragraph(line.text());
            text.addClassNames("prose", "treaty");
            text.getElement().setAttribute("dir", "auto");
            section.add(text);
        }
        return section;
    }

    private Component subject(SubjectRef subject) {
        return speech.card(subject)
                .map(card -> (Component) new Anchor(card.path(), card.title()))
                .orElseGet(() -> new Span(speech.kind(subject.kind())));
    }

    private Component value(String field, Json value) {
        if (value instanceof Json.Arr array && references(field, array)) {
            Div list = new Div();
            list.addClassNames("stack", "stack--close");
            array.texts()
                    .forEach(
                            text -> Fields.reference(field, text).ifPresent(reference -> list.add(subject(reference))));
            return list;
        }
        if (value instanceof Json.Str string) {
            Optional<SubjectRef> reference = Fields.reference(field, string.value());
            if (reference.isPresent()) {
                return subject(reference.get());
            }
        }
        Span span = new Span(speech.value(field, value));
        span.getElement().setAttribute("dir", "auto");
        return span;
    }

    private static boolean references(String field, Json.Arr array) {
        return !array.items().isEmpty()
                && array.items().stream()
                        .allMatch(item -> item instanceof Json.Str text
                                && Fields.reference(field, text.value()).isPresent());
    }

    private Optional<Component> content() {
        return switch (entry.content()) {
            case RecordEntry.Content.None() -> Optional.empty();
            case RecordEntry.Content.Sealed() ->
                Optional.of(apart(new Paragraph(getTranslation("record.content.sealed"))));
            case RecordEntry.Content.OfDelegation(String name) ->
                Optional.of(
                        apart(new Paragraph(getTranslation("record.content.delegation", name == null ? "" : name))));
            case RecordEntry.Content.Erased() ->
                Optional.of(apart(new Paragraph(getTranslation("record.content.erased"))));
            case RecordEntry.Content.Open open -> Optional.of(apart(opened(open)));
        };
    }

    private Component[] opened(RecordEntry.Content.Open open) {
        StatusBadge badge = open.holds()
                ? new StatusBadge(getTranslation("record.content.holds"), Shape.CHECK, Tone.POSITIVE)
                : new StatusBadge(getTranslation("record.content.fails"), Shape.CROSS, Tone.NEGATIVE);
        String text = new String(open.bytes(), StandardCharsets.UTF_8);
        boolean readable =
                open.mediaType().startsWith("text/") || open.mediaType().contains("json");
        if (!readable || text.length() > SHOWN_CONTENT) {
            return new Component[] {
                badge,
                new Paragraph(
                        getTranslation("record.content.large", formats.number(open.bytes().length), open.mediaType()))
            };
        }
        return new Component[] {
            badge, verbatim("record.content", open.mediaType().contains("json") ? pretty(text) : text)
        };
    }

    /** Content is shown as it is where it is not JSON that we take. */
    private static String pretty(String text) {
        try {
            return Json.parse(text).pretty();
        } catch (Json.Malformed e) {
            return text;
        }
    }

    private Section apart(Component... components) {
        Section section = section("record.content", components);
        if (entry.entry().payload() != null) {
            section.add(new Facts()
                    .fact(
                            getTranslation("record.content.commitment"),
                            hash(entry.entry().payload().commit())));
        }
        return section;
    }

    private Section proof() {
        Paragraph explained = new Paragraph(getTranslation(
                "record.proof.explained",
                formats.number(entry.path().size()),
                formats.number(entry.state().size())));
        explained.addClassName("quiet");
        OrderedList steps = new OrderedList();
        steps.addClassName("proof");
        steps.add(step(getTranslation("record.proof.leaf"), entry.leaf(), Optional.empty()));
        List<Proofs.Step> way = Proofs.steps(
                        entry.leaf(), entry.line().index(), entry.state().size(), entry.path())
                .orElse(List.of());
        for (Proofs.Step step : way) {
            boolean root = step.equals(way.getLast());
            steps.add(step(
                    getTranslation(root ? "record.proof.root" : "record.proof.node"),
                    step.hash(),
                    Optional.of(getTranslation(
                            step.left() ? "record.proof.left" : "record.proof.right",
                            step.beside().hex()))));
        }
        return section("record.proof", explained, steps);
    }

    private static ListItem step(String name, Hash hash, Optional<String> beside) {
        Span label = new Span(name);
        label.addClassName("proof__name");
        Span shown = new Span(hash.hex());
        shown.addClassName("proof__hash");
        ListItem step = new ListItem(label, shown);
        step.addClassName("proof__step");
        beside.ifPresent(text -> {
            Span other = new Span(text);
            other.addClassName("proof__beside");
            step.add(other);
        });
        return step;
    }

    private Section bytes() {
        Paragraph explained =
                new Paragraph(getTranslation("record.bytes.explained", formats.number(entry.bytes().length)));
        explained.addClassName("quiet");
        return section(
                "record.bytes", explained, verbatim("record.bytes", new String(entry.bytes(), StandardCharsets.UTF_8)));
    }

    /** Text to the letter, which the keyboard can scroll. */
    private Pre verbatim(String key, String text) {
        Pre shown = new Pre(text);
        shown.addClassName("entry__bytes");
        shown.getElement().setAttribute("tabindex", "0");
        shown.getElement().setAttribute("role", "region");
        shown.getElement().setAttribute("aria-label", getTranslation(key));
        return shown;
    }

    private Section asItStood(List<SubjectCard> texts) {
        UnorderedList list = new UnorderedList();
        list.addClassName("rows");
        for (SubjectCard text : texts) {
            Anchor link = new Anchor(text.path(), text.title());
            link.addClassName("row__link");
            ListItem row = new ListItem(link);
            row.addClassName("row");
            list.add(row);
        }
        return section("record.stood", list);
    }

    /** Whoever has a receipt can show that this entry was accepted, whatever the house says later. */
    private Section taken(List<ReceiptService.Taken> taken) {
        UnorderedList list = new UnorderedList();
        list.addClassName("rows");
        for (ReceiptService.Taken one : taken) {
            Span who = new Span(one.name() == null ? getTranslation("record.who.gone") : one.name());
            Span when = new Span(formats.dateTime(one.at()));
            when.addClassName("row__meta");
            Div main = new Div(who, when);
            main.addClassName("row__main");
            ListItem row = new ListItem(main);
            row.addClassName("row");
            list.add(row);
        }
        return section("record.receipt.taken", list);
    }

    private Section about(List<RecordLine> related) {
        UnorderedList list = new UnorderedList();
        list.addClassName("rows");
        for (RecordLine line : related) {
            if (line.index() != entry.line().index()) {
                Anchor link = new Anchor(place.entry(line.index()), speech.said(line));
                link.addClassName("row__link");
                Span when = new Span(formats.dateTime(line.at()));
                when.addClassName("row__meta");
                Div main = new Div(link, when);
                main.addClassName("row__main");
                ListItem row = new ListItem(main);
                row.addClassName("row");
                list.add(row);
            }
        }
        return section(
                "record.about",
                list,
                new Anchor(place.path() + "?thing=" + entry.line().subject(), getTranslation("record.about.all")));
    }

    private static Code hash(Hash hash) {
        Code code = new Code(hash.hex());
        code.addClassName("root__hash");
        return code;
    }

    private Section section(String key, Component... components) {
        Section section = new Section(new H2(getTranslation(key)));
        section.addClassNames("section", "entry__part");
        section.add(components);
        return section;
    }
}
