package org.parley.sitting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.parley.design.ConfirmDialogs;
import org.parley.design.EmptyState;
import org.parley.design.Kept;
import org.parley.kernel.SubjectCard;
import org.parley.sitting.AgendaItemView;
import org.parley.sitting.ItemState;
import org.parley.sitting.SittingService;

/** The agenda as a tree, and what a facilitator does with its items. */
class AgendaPanel extends Section {

    private final Desk desk;
    private final PlanDialogs dialogs;
    private final Div tools = new Div();
    private final Div body = new Div();

    AgendaPanel(Desk desk) {
        this.desk = desk;
        this.dialogs = new PlanDialogs(desk);
        addClassName("section");
        tools.addClassName("actions");
        Div head = new Div(new H2(getTranslation("sitting.agenda")), tools);
        head.addClassName("section__head");
        add(head, body);
    }

    void show(Scene scene) {
        boolean manages = scene.facilitator() && scene.going();
        Kept.show(tools, manages ? List.of(new Kept.Part("add", () -> add(scene))) : List.of());
        List<AgendaItemView> agenda = scene.sitting().agenda();
        if (agenda.isEmpty()) {
            Kept.show(
                    body,
                    List.of(new Kept.Part(
                            "none",
                            () -> new EmptyState(
                                    getTranslation("sitting.agenda.none"),
                                    getTranslation(
                                            manages
                                                    ? "sitting.agenda.none-facilitator"
                                                    : "sitting.agenda.none-other")))));
            return;
        }
        Kept.show(
                body,
                List.of(new Kept.Part(
                        "agenda",
                        AgendaPanel::list,
                        list -> Kept.show(
                                (OrderedList) list,
                                agenda.stream().map(item -> line(scene, item)).toList()))));
    }

    private Button add(Scene scene) {
        return new Button(getTranslation("sitting.item.add"), click -> dialogs.addItem(scene, null));
    }

    private static OrderedList list() {
        OrderedList list = new OrderedList();
        list.addClassName("agenda");
        return list;
    }

    private Kept.Part line(Scene scene, AgendaItemView item) {
        List<AgendaItemView> level = scene.sitting().agenda().stream()
                .filter(each -> Objects.equals(each.under(), item.under()))
                .toList();
        RowMenu menu = menu(scene, level, item);
        Optional<SubjectCard> about = scene.card(item);
        return new Kept.Part(
                List.of(
                        item,
                        List.copyOf(menu.words()),
                        level.stream().map(AgendaItemView::id).toList(),
                        about.map(SubjectCard::title).orElse("")),
                () -> line(item, about, menu));
    }

    private ListItem line(AgendaItemView item, Optional<SubjectCard> about, RowMenu menu) {
        Span number = new Span(item.number());
        number.addClassName("agenda__number");
        Span title = new Span(item.title());
        title.addClassName("agenda__title");
        title.getElement().setAttribute("dir", "auto");
        Div main = new Div(title);
        main.addClassName("agenda__main");
        about.ifPresent(card -> {
            Anchor link = new Anchor(card.path(), card.title());
            link.addClassName("small");
            main.add(new Div(link));
        });
        String reason = item.reason();
        if (reason != null) {
            Paragraph why = new Paragraph(reason);
            why.addClassNames("quiet", "small");
            why.getElement().setAttribute("dir", "auto");
            main.add(why);
        }
        List<Component> end = new ArrayList<>();
        end.add(SittingBadges.item(this, item.state()));
        if (!menu.empty()) {
            end.add(menu.made());
        }
        Div last = new Div(end.toArray(Component[]::new));
        last.addClassName("agenda__end");
        ListItem line = new ListItem(number, main, last);
        line.addClassName("agenda__item");
        line.setClassName("agenda__item--part", item.under() != null);
        line.setClassName("agenda__item--struck", item.state() == ItemState.STRUCK);
        if (item.state() == ItemState.CURRENT) {
            line.getElement().setAttribute("aria-current", "step");
        }
        return line;
    }

    private RowMenu menu(Scene scene, List<AgendaItemView> level, AgendaItemView item) {
        RowMenu menu = new RowMenu(getTranslation("sitting.item.menu", item.title()));
        if (!scene.facilitator() || !scene.going()) {
            return menu;
        }
        SittingService service = desk.sittings;
        boolean waits = item.state() == ItemState.WAITING || item.state() == ItemState.ADJOURNED;
        if (scene.open() && waits) {
            menu.entry(
                    getTranslation("sitting.item.take-up"),
                    () -> Desk.act(() -> service.takeUp(scene.id(), item.id())));
        }
        if (scene.open() && item.state() == ItemState.CURRENT) {
            menu.entry(
                    getTranslation("sitting.item.conclude"),
                    () -> Desk.act(() -> service.conclude(scene.id(), item.id())));
        }
        if (item.under() == null && item.state() != ItemState.STRUCK) {
            menu.entry(getTranslation("sitting.item.add-part"), () -> dialogs.addItem(scene, item));
        }
        int place = level.indexOf(item);
        if (waits && place > 0) {
            menu.entry(
                    getTranslation("sitting.move.up"),
                    () -> Desk.act(() -> service.moveItem(
                            scene.id(), item.id(), level.get(place - 1).id())));
        }
        if (waits && place < level.size() - 1) {
            menu.entry(
                    getTranslation("sitting.move.down"),
                    () -> Desk.act(() -> service.moveItem(
                            scene.id(),
                            item.id(),
                            place + 2 < level.size() ? level.get(place + 2).id() : null)));
        }
        if (waits && !begun(scene, item)) {
            menu.entry(getTranslation("sitting.item.strike"), () -> strike(scene, item));
        }
        return menu;
    }

    /** Whether a part of it was dealt with: then it stays on the agenda. */
    private static boolean begun(Scene scene, AgendaItemView item) {
        return scene.sitting().agenda().stream()
                .anyMatch(part -> item.id().equals(part.under())
                        && (part.state() == ItemState.CURRENT || part.state() == ItemState.CONCLUDED));
    }

    private void strike(Scene scene, AgendaItemView item) {
        ConfirmDialogs.ask(
                        getTranslation("sitting.item.strike"), getTranslation("sitting.item.strike-text", item.title()))
                .reason(getTranslation("sitting.field.reason"), SittingService.TEXT_LIMIT)
                .open(
                        getTranslation("sitting.item.strike-submit"),
                        reason -> desk.sittings.strikeItem(scene.id(), item.id(), reason));
    }
}
