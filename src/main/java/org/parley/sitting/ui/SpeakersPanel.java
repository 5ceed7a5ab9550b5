package org.parley.sitting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationView;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.sitting.AgendaItemView;
import org.parley.sitting.Queue;
import org.parley.sitting.SittingService;
import org.parley.sitting.SpeechState;
import org.parley.sitting.SpeechView;

/** Who waits to speak on the item under discussion, how much time each has left, and who has spoken. */
class SpeakersPanel extends Section {

    private final Desk desk;
    private final Div marks = new Div();
    private final Div tools = new Div();
    private final Div body = new Div();
    private final Details past = new Details();
    private final UnorderedList spoken = new UnorderedList();

    SpeakersPanel(Desk desk) {
        this.desk = desk;
        addClassName("section");
        tools.addClassName("actions");
        Div name = new Div(new H2(getTranslation("sitting.speakers")), marks);
        name.addClassName("section__name");
        Div head = new Div(name, tools);
        head.addClassName("section__head");
        body.addClassNames("stack", "stack--close");
        spoken.addClassName("rows");
        past.add(spoken);
        add(head, body, past);
    }

    void show(Scene scene) {
        Optional<AgendaItemView> current = scene.sitting().current();
        setVisible(scene.sitting().head().openedAt() != null);
        Kept.show(marks, marks(current));
        Kept.show(tools, tools(scene, current));
        Kept.show(body, body(scene, current));
        List<SpeechView> held = scene.sitting().speeches().stream()
                .filter(speech -> speech.state() == SpeechState.SPOKEN)
                .toList();
        past.setVisible(!held.isEmpty());
        past.setSummaryText(getTranslation("sitting.speakers.past", held.size()));
        Kept.show(
                spoken,
                held.stream()
                        .map(speech -> new Kept.Part(speech, () -> spoken(scene, speech)))
                        .toList());
    }

    private List<Kept.Part> marks(Optional<AgendaItemView> current) {
        return current.filter(AgendaItemView::debateOpen)
                .map(item -> List.of(new Kept.Part(
                        item.listOpen(),
                        () -> new StatusBadge(
                                getTranslation(
                                        item.listOpen()
                                                ? "sitting.speakers.list-open"
                                                : "sitting.speakers.list-closed"),
                                item.listOpen() ? Shape.RING : Shape.SQUARE,
                                item.listOpen() ? Tone.NEUTRAL : Tone.CAUTION))))
                .orElse(List.of());
    }

    private List<Kept.Part> tools(Scene scene, Optional<AgendaItemView> current) {
        if (!scene.facilitator() || !scene.open() || current.isEmpty()) {
            return List.of();
        }
        AgendaItemView item = current.get();
        List<Kept.Part> tools = new ArrayList<>();
        tools.add(new Kept.Part("add", () -> new Button(getTranslation("sitting.speakers.add"), click -> add(scene))));
        if (item.debateOpen()) {
            tools.add(new Kept.Part(List.of(item.id(), item.listOpen()), () -> {
                Button button = new Button(
                        getTranslation(item.listOpen() ? "sitting.speakers.close" : "sitting.speakers.open"),
                        click -> Desk.act(() -> {
                            if (item.listOpen()) {
                                desk.speakers.closeList(scene.id(), item.id());
                            } else {
                                desk.speakers.openList(scene.id(), item.id());
                            }
                        }));
                button.addThemeVariants(ButtonVariant.TERTIARY);
                return button;
            }));
        }
        return tools;
    }

    private List<Kept.Part> body(Scene scene, Optional<AgendaItemView> current) {
        if (current.isEmpty()) {
            return List.of(quiet("sitting.speakers.no-item"));
        }
        List<SpeechView> waiting = scene.sitting().waiting();
        if (waiting.isEmpty()) {
            return List.of(
                    quiet(current.get().debateOpen() ? "sitting.speakers.none" : "sitting.speakers.debate-closed"));
        }
        List<Kept.Part> parts = new ArrayList<>();
        for (Queue queue : Queue.values()) {
            List<SpeechView> there =
                    waiting.stream().filter(speech -> speech.queue() == queue).toList();
            if (!there.isEmpty()) {
                if (queue != Queue.DEBATE) {
                    parts.add(new Kept.Part(
                            queue + "-title", () -> new H3(getTranslation("sitting.queue." + queue.word()))));
                }
                parts.add(new Kept.Part(
                        queue,
                        () -> list(queue),
                        list -> Kept.show(
                                (OrderedList) list,
                                there.stream()
                                        .map(speech -> line(scene, there, speech))
                                        .toList())));
            }
        }
        return parts;
    }

    private Kept.Part quiet(String key) {
        return new Kept.Part(key, () -> {
            Paragraph paragraph = new Paragraph(getTranslation(key));
            paragraph.addClassName("quiet");
            return paragraph;
        });
    }

    private OrderedList list(Queue queue) {
        OrderedList list = new OrderedList();
        list.addClassName("rows");
        list.getElement().setAttribute("aria-label", getTranslation("sitting.queue." + queue.word()));
        return list;
    }

    private Kept.Part line(Scene scene, List<SpeechView> there, SpeechView speech) {
        RowMenu menu = menu(scene, there, speech);
        boolean own = scene.voice() && scene.going() && speech.delegation().equals(scene.own());
        String time = time(scene, speech);
        return new Kept.Part(
                List.of(
                        speech,
                        time,
                        own,
                        List.copyOf(menu.words()),
                        there.stream().map(SpeechView::id).toList()),
                () -> row(scene, speech, time, own, menu));
    }

    private ListItem row(Scene scene, SpeechView speech, String time, boolean own, RowMenu menu) {
        Span name = new Span(scene.name(speech.delegation()));
        name.addClassName("row__name");
        Div meta = new Div();
        meta.addClassName("row__meta");
        if (speech.round() != null) {
            meta.add(new Span(scene.title(speech.round())));
        }
        if (!time.isEmpty()) {
            meta.add(new Span(time));
        }
        meta.add(new Span(
                getTranslation("sitting.speakers.since", Formats.current().time(speech.requestedAt()))));
        Div main = new Div(name, meta);
        main.addClassName("row__main");
        List<Component> end = new ArrayList<>();
        if (own) {
            Button withdraw = new Button(
                    getTranslation("sitting.speakers.withdraw"),
                    click -> Desk.act(() -> desk.speakers.withdraw(speech.id())));
            withdraw.addThemeVariants(ButtonVariant.TERTIARY);
            end.add(withdraw);
        }
        if (!menu.empty()) {
            end.add(menu.made());
        }
        Div last = new Div(end.toArray(Component[]::new));
        last.addClassName("row__end");
        ListItem row = new ListItem(main, last);
        row.addClassName("row");
        return row;
    }

    /** What a delegation has had of its time, and what is left. */
    private String time(Scene scene, SpeechView speech) {
        Duration budget = scene.sitting().limits().budget();
        if (budget == null || speech.queue() != Queue.DEBATE) {
            return "";
        }
        Duration used = scene.sitting().used(speech.delegation());
        Duration left = budget.minus(used);
        Formats formats = Formats.current();
        return getTranslation(
                "sitting.speakers.time",
                formats.duration(used),
                formats.duration(left.isNegative() ? Duration.ZERO : left));
    }

    private RowMenu menu(Scene scene, List<SpeechView> there, SpeechView speech) {
        RowMenu menu = new RowMenu(getTranslation("sitting.speakers.menu", scene.name(speech.delegation())));
        if (!scene.facilitator() || !scene.open()) {
            return menu;
        }
        int place = there.indexOf(speech);
        if (place > 0) {
            SpeechView before = there.get(place - 1);
            menu.entry(getTranslation("sitting.move.up"), () -> move(scene, speech, before));
            menu.entry(getTranslation("sitting.speakers.first"), () -> move(scene, speech, there.getFirst()));
        }
        if (place < there.size() - 1) {
            SpeechView after = place + 2 < there.size() ? there.get(place + 2) : null;
            menu.entry(getTranslation("sitting.move.down"), () -> move(scene, speech, after));
        }
        menu.entry(
                getTranslation("sitting.speakers.strike"),
                () -> ConfirmDialogs.ask(
                                getTranslation("sitting.speakers.strike"),
                                getTranslation("sitting.speakers.strike-text", scene.name(speech.delegation())))
                        .reason(getTranslation("sitting.field.reason"), SittingService.TEXT_LIMIT)
                        .open(
                                getTranslation("sitting.speakers.strike-submit"),
                                reason -> desk.speakers.strike(speech.id(), reason)));
        return menu;
    }

    private void move(Scene scene, SpeechView speech, @Nullable SpeechView before) {
        String text = before == null
                ? getTranslation("sitting.speakers.move-last", scene.name(speech.delegation()))
                : getTranslation(
                        "sitting.speakers.move-before",
                        scene.name(speech.delegation()),
                        scene.name(before.delegation()));
        ConfirmDialogs.ask(getTranslation("sitting.speakers.move"), text)
                .reason(getTranslation("sitting.field.reason"), SittingService.TEXT_LIMIT)
                .open(
                        getTranslation("sitting.speakers.move-submit"),
                        reason -> desk.speakers.move(speech.id(), before == null ? null : before.id(), reason));
    }

    private void add(Scene scene) {
        Select<DelegationView> who = Fields.delegations(scene);
        Select<Queue> queue = new Select<>();
        queue.setLabel(getTranslation("sitting.field.queue"));
        queue.setItems(Queue.DEBATE, Queue.REPLY);
        queue.setItemLabelGenerator(each -> getTranslation("sitting.queue." + each.word()));
        queue.setValue(
                scene.sitting().current().filter(AgendaItemView::debateOpen).isPresent() ? Queue.DEBATE : Queue.REPLY);
        ConfirmDialogs.ask(getTranslation("sitting.speakers.add"), "")
                .with(Fields.form(who, queue))
                .reason(getTranslation("sitting.field.reason"), SittingService.TEXT_LIMIT)
                .open(
                        getTranslation("sitting.speakers.add-submit"),
                        reason -> desk.speakers.add(
                                scene.id(),
                                queue.getValue(),
                                Fields.required(who).id(),
                                reason));
    }

    private ListItem spoken(Scene scene, SpeechView speech) {
        Formats formats = Formats.current();
        Span name = new Span(scene.name(speech.delegation()));
        name.addClassName("row__name");
        Div meta = new Div(
                new Span(getTranslation("sitting.queue." + speech.queue().word())),
                new Span(scene.sitting()
                        .item(speech.item())
                        .map(AgendaItemView::title)
                        .orElse("")));
        if (speech.begunAt() != null) {
            meta.add(new Span(formats.time(speech.begunAt())));
        }
        meta.addClassName("row__meta");
        Div main = new Div(name, meta);
        main.addClassName("row__main");
        Div end = new Div(new Span(formats.duration(speech.spoken())));
        end.addClassName("row__end");
        ListItem row = new ListItem(main, end);
        row.addClassName("row");
        return row;
    }
}
