package org.parley.sitting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Kept;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.sitting.AttendanceView;
import org.parley.sitting.Credentials;
import org.parley.sitting.Opening;
import org.parley.sitting.SittingService;
import org.parley.sitting.SittingState;
import org.parley.voting.ui.Phrases;

/** Who is in the room, whether that is enough, and whose credentials are accepted. */
class RollPanel extends Section {

    private final Desk desk;
    private final Paragraph count = new Paragraph();
    private final Div quorum = new Div();
    private final Div own = new Div();
    private final UnorderedList rows = new UnorderedList();

    RollPanel(Desk desk) {
        this.desk = desk;
        addClassName("section");
        count.addClassName("quiet");
        own.addClassName("actions");
        rows.addClassNames("rows", "roll");
        add(new H2(getTranslation("sitting.roll")), count, quorum, own, rows);
    }

    void show(Scene scene) {
        List<AttendanceView> roll = scene.sitting().roll();
        List<AttendanceView> entitled =
                roll.stream().filter(each -> each.delegation().entitled()).toList();
        count.setText(getTranslation(
                "sitting.roll.count",
                (int) entitled.stream().filter(AttendanceView::present).count(),
                entitled.size()));
        Kept.show(quorum, quorum(scene));
        Kept.show(own, own(scene));
        Kept.show(
                rows,
                roll.stream()
                        .map(each -> new Kept.Part(
                                List.of(
                                        each.delegation().id(),
                                        each.credentials(),
                                        String.valueOf(each.note()),
                                        scene.facilitator() && scene.going()),
                                () -> new Line(scene, each),
                                line -> ((Line) line).present(each.present())))
                        .toList());
    }

    /** What the rules ask before a sitting may be opened, and whether it is so. */
    private List<Kept.Part> quorum(Scene scene) {
        if (!scene.going()) {
            return List.of();
        }
        Opening opening = scene.sitting().opening();
        if (opening == null) {
            return List.of(new Kept.Part("free", () -> {
                Paragraph free = new Paragraph(getTranslation("sitting.quorum.none"));
                free.addClassNames("quiet", "small");
                return free;
            }));
        }
        return List.of(new Kept.Part(opening, () -> {
            boolean enough = opening.check().passed();
            Paragraph words = new Paragraph(getTranslation(
                    "sitting.quorum.rule",
                    Phrases.say(this, opening.check().words()),
                    Phrases.name(this, opening.rules())));
            words.addClassName("small");
            Div said = new Div(
                    new StatusBadge(
                            getTranslation(enough ? "sitting.quorum.enough" : "sitting.quorum.too-few"),
                            enough ? Shape.CHECK : Shape.TRIANGLE,
                            enough ? Tone.POSITIVE : Tone.CAUTION),
                    words);
            said.addClassNames("stack", "stack--close");
            return said;
        }));
    }

    /** What a head or deputy says of their own delegation. */
    private List<Kept.Part> own(Scene scene) {
        DelegationId mine = scene.own();
        if (!scene.voice() || !scene.going() || mine == null) {
            return List.of();
        }
        boolean here = scene.sitting().present().contains(mine);
        return List.of(new Kept.Part(here, () -> {
            Button button = new Button(
                    getTranslation(here ? "sitting.roll.leave" : "sitting.roll.arrive"),
                    click -> Desk.act(() -> desk.sittings.mark(scene.id(), mine, !here)));
            if (!here && scene.sitting().state() != SittingState.CLOSED) {
                button.addThemeVariants(ButtonVariant.PRIMARY);
            }
            return button;
        }));
    }

    /** A delegation; whether it is there changes while the line stays. */
    private final class Line extends ListItem {

        private final Checkbox tick = new Checkbox();
        private final StatusBadge sign = new StatusBadge("", Shape.RING, Tone.NEUTRAL);

        Line(Scene scene, AttendanceView of) {
            DelegationView delegation = of.delegation();
            addClassName("row");
            Span name = new Span(delegation.name());
            name.addClassName("row__name");
            Div main = new Div(name);
            main.addClassName("row__main");
            if (!delegation.entitled()) {
                Span quiet = new Span(getTranslation("sitting.roll.no-vote"));
                quiet.addClassNames("quiet", "small");
                main.add(quiet);
            }
            if (of.credentials() != Credentials.UNCHECKED) {
                main.add(new Div(SittingBadges.credentials(this, of.credentials())));
            }
            String note = of.note();
            if (note != null) {
                Span why = new Span(note);
                why.addClassNames("quiet", "small");
                why.getElement().setAttribute("dir", "auto");
                main.add(why);
            }
            Div end = new Div();
            end.addClassName("row__end");
            add(main, end);
            if (scene.facilitator() && scene.going()) {
                tick.setLabel(getTranslation("sitting.roll.present"));
                tick.setAriaLabel(getTranslation("sitting.roll.present-of", delegation.name()));
                tick.addValueChangeListener(change -> {
                    if (change.isFromClient()) {
                        Desk.act(() -> desk.sittings.mark(scene.id(), delegation.id(), change.getValue()));
                    }
                });
                end.add(tick, menu(scene, of).made());
            } else {
                end.add(sign);
            }
        }

        void present(boolean there) {
            tick.setValue(there);
            sign.set(
                    getTranslation(there ? "sitting.roll.present" : "sitting.roll.absent"),
                    there ? Shape.CHECK : Shape.DASH,
                    there ? Tone.POSITIVE : Tone.NEUTRAL);
        }
    }

    private RowMenu menu(Scene scene, AttendanceView of) {
        DelegationView delegation = of.delegation();
        RowMenu menu = new RowMenu(getTranslation("sitting.credentials.menu", delegation.name()));
        Map<Credentials, Runnable> acts = new java.util.EnumMap<>(Credentials.class);
        acts.put(Credentials.ACCEPTED, () -> Desk.act(() -> desk.sittings.accept(scene.id(), delegation.id())));
        acts.put(Credentials.QUESTIONED, () -> question(scene, delegation));
        new ArrayList<>(acts.entrySet()).forEach(each -> {
            if (each.getKey() != of.credentials()) {
                menu.entry(getTranslation("sitting.credentials." + each.getKey().word() + "-action"), each.getValue());
            }
        });
        return menu;
    }

    private void question(Scene scene, DelegationView delegation) {
        ConfirmDialogs.ask(
                        getTranslation("sitting.credentials.questioned-action"),
                        getTranslation("sitting.credentials.text", delegation.name()))
                .reason(getTranslation("sitting.field.reason"), SittingService.TEXT_LIMIT)
                .open(
                        getTranslation("sitting.credentials.submit"),
                        note -> desk.sittings.question(scene.id(), delegation.id(), note));
    }
}
