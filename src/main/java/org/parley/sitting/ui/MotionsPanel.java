package org.parley.sitting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.procedure.motion.Impediment;
import org.parley.procedure.motion.MotionKind;
import org.parley.sitting.MotionState;
import org.parley.sitting.MotionView;

/** The motions before the sitting in the order in which they are dealt with, what is out of order now and why, and what was decided. */
class MotionsPanel extends Section {

    private final Desk desk;
    private final MotionDialogs dialogs;
    private final Div tools = new Div();
    private final Div body = new Div();
    private final Details rules = new Details();
    private final UnorderedList impeded = new UnorderedList();
    private final Details past = new Details();
    private final UnorderedList decided = new UnorderedList();

    MotionsPanel(Desk desk) {
        this.desk = desk;
        this.dialogs = new MotionDialogs(desk);
        addClassName("section");
        tools.addClassName("actions");
        decided.addClassName("rows");
        Div head = new Div(new H2(getTranslation("sitting.motions")), tools);
        head.addClassName("section__head");
        rules.add(impeded);
        past.add(decided);
        add(head, body, rules, past);
    }

    void show(Scene scene) {
        setVisible(scene.sitting().head().openedAt() != null);
        Kept.show(tools, tools(scene));
        List<MotionView> pending = scene.sitting().pending().stream()
                .sorted(Comparator.comparing(MotionView::kind))
                .toList();
        Kept.show(
                body,
                List.of(
                        pending.isEmpty()
                                ? new Kept.Part("none", this::none)
                                : new Kept.Part(
                                        "rows",
                                        MotionsPanel::rows,
                                        rows -> Kept.show(
                                                (UnorderedList) rows,
                                                pending.stream()
                                                        .map(motion -> pending(scene, motion))
                                                        .toList()))));
        Map<MotionKind, Impediment> outOfOrder = scene.open() ? scene.sitting().outOfOrder() : Map.of();
        rules.setVisible(!outOfOrder.isEmpty());
        rules.setSummaryText(getTranslation("sitting.motions.out-of-order", outOfOrder.size()));
        Kept.show(
                impeded,
                outOfOrder.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> new Kept.Part(each, () -> impeded(each.getKey(), each.getValue())))
                        .toList());
        List<MotionView> over = scene.sitting().motions().stream()
                .filter(motion -> !pending.contains(motion))
                .toList();
        past.setVisible(!over.isEmpty());
        past.setSummaryText(getTranslation("sitting.motions.past", over.size()));
        Kept.show(
                decided,
                over.stream()
                        .map(motion -> new Kept.Part(motion, () -> line(scene, motion, List.of(badge(scene, motion)))))
                        .toList());
    }

    private List<Kept.Part> tools(Scene scene) {
        if (!scene.facilitator() || !scene.open()) {
            return List.of();
        }
        return List.of(new Kept.Part(List.of("note", scene.sitting().outOfOrder()), () -> {
            Button note = new Button(getTranslation("sitting.motion.note"), click -> dialogs.raiseFor(scene));
            note.addThemeVariants(ButtonVariant.TERTIARY);
            return note;
        }));
    }

    private Paragraph none() {
        Paragraph none = new Paragraph(getTranslation("sitting.motions.none"));
        none.addClassName("quiet");
        return none;
    }

    private static UnorderedList rows() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        return rows;
    }

    private ListItem impeded(MotionKind kind, Impediment reason) {
        return new ListItem(getTranslation(
                "sitting.motions.impeded",
                getTranslation("sitting.motion." + kind.word()),
                getTranslation("sitting.error.out-of-order." + reason.word(), reason.rules())));
    }

    private Kept.Part pending(Scene scene, MotionView motion) {
        boolean next = motion.id().equals(scene.sitting().next());
        boolean own = scene.voice() && scene.going() && motion.delegation().equals(scene.own());
        return new Kept.Part(
                List.of(motion, next, own, scene.facilitator(), scene.open()),
                () -> line(scene, motion, end(scene, motion, next, own)));
    }

    private List<Component> end(Scene scene, MotionView motion, boolean next, boolean own) {
        List<Component> end = new ArrayList<>();
        if (motion.state() == MotionState.PUT) {
            end.add(new StatusBadge(getTranslation("sitting.motions.put"), Shape.DISC, Tone.ACCENT));
            return end;
        }
        end.add(
                next
                        ? new StatusBadge(getTranslation("sitting.motions.next"), Shape.DIAMOND, Tone.ACCENT)
                        : new StatusBadge(getTranslation("sitting.motions.waits"), Shape.RING, Tone.NEUTRAL));
        if (own) {
            Button withdraw = new Button(
                    getTranslation("sitting.motion.withdraw"),
                    click -> Desk.act(() -> desk.motions.withdraw(motion.id())));
            withdraw.addThemeVariants(ButtonVariant.TERTIARY);
            end.add(withdraw);
        }
        if (!scene.facilitator() || !scene.open()) {
            return end;
        }
        if (motion.kind() == MotionKind.POINT_OF_ORDER) {
            end.add(new Button(getTranslation("sitting.rule.submit"), click -> dialogs.rule(scene, motion)));
            return end;
        }
        if (next) {
            end.add(new Button(getTranslation("sitting.put.submit"), click -> dialogs.put(scene, motion)));
        }
        RowMenu menu = new RowMenu(getTranslation(
                "sitting.motions.menu",
                getTranslation("sitting.motion." + motion.kind().word())));
        if (next && motion.kind() != MotionKind.APPEAL) {
            menu.entry(getTranslation("sitting.grant.submit"), () -> dialogs.grant(motion));
        }
        menu.entry(getTranslation("sitting.refuse.submit"), () -> dialogs.refuse(motion));
        end.add(menu.made());
        return end;
    }

    private ListItem line(Scene scene, MotionView motion, List<Component> end) {
        Span name = new Span(getTranslation("sitting.motion." + motion.kind().word()));
        name.addClassName("row__name");
        Formats formats = Formats.current();
        Div meta = new Div(new Span(scene.name(motion.delegation())), new Span(formats.time(motion.raisedAt())));
        meta.addClassName("row__meta");
        if (motion.resumeAt() != null) {
            meta.add(new Span(getTranslation("sitting.motions.until", formats.dateTime(motion.resumeAt()))));
        }
        if (motion.round() != null) {
            meta.add(new Anchor(
                    "negotiations/" + scene.negotiation().slug() + "/rounds/"
                            + motion.round().value(),
                    getTranslation("sitting.motions.round")));
        }
        Div main = new Div(name, meta);
        main.addClassName("row__main");
        if (!motion.text().isEmpty()) {
            main.add(words(motion.text()));
        }
        if (motion.ruling() != null) {
            main.add(words(getTranslation("sitting.motions.ruling", motion.ruling())));
        }
        Div last = new Div(end.toArray(Component[]::new));
        last.addClassName("row__end");
        ListItem row = new ListItem(main, last);
        row.addClassName("row");
        return row;
    }

    private static Span words(String text) {
        Span words = new Span(text);
        words.addClassNames("quiet", "small");
        words.getElement().setAttribute("dir", "auto");
        return words;
    }

    private StatusBadge badge(Scene scene, MotionView motion) {
        boolean overturned = scene.sitting().motions().stream()
                .anyMatch(each -> motion.id().equals(each.against()) && each.state() == MotionState.ADOPTED);
        if (overturned) {
            return new StatusBadge(getTranslation("sitting.motions.overturned"), Shape.CROSS, Tone.CAUTION);
        }
        if (motion.state() == MotionState.RULED) {
            boolean upheld = Boolean.TRUE.equals(motion.upheld());
            return new StatusBadge(
                    getTranslation(upheld ? "sitting.rule.upheld" : "sitting.rule.not-upheld"),
                    upheld ? Shape.CHECK : Shape.CROSS,
                    upheld ? Tone.POSITIVE : Tone.NEGATIVE);
        }
        String word = getTranslation("sitting.motions." + motion.state().word());
        return switch (motion.state()) {
            case ADOPTED -> new StatusBadge(word, Shape.CHECK, Tone.POSITIVE);
            case REJECTED, REFUSED -> new StatusBadge(word, Shape.CROSS, Tone.NEGATIVE);
            default -> new StatusBadge(word, Shape.DASH, Tone.NEUTRAL);
        };
    }
}
