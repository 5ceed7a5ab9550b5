package org.parley.voting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.design.Kept;
import org.parley.design.Shortcuts;
import org.parley.design.Toasts;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.Choice;
import org.parley.procedure.Roll;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;

/**
 * A roll call as it goes: who is called now, in large letters, and every name in its place with the answer. The facilitator calls the
 * names here and enters what is answered in the room; an answer can be corrected until the close.
 */
final class RollCallPanel extends Section {

    private final RoundService service;
    private final RoundId round;
    private final boolean caller;
    private final Runnable reload;
    private final Paragraph turn = new Paragraph();
    private final Paragraph name = new Paragraph();
    private final Div desk = new Div();
    private final OrderedList names = new OrderedList();
    private @Nullable UUID correcting;
    private @Nullable UUID asked;

    /** A name of the roll as it is shown. */
    private record Line(String name, String said, boolean entered, boolean current, boolean correctable) {}

    /** @param caller whether the names are called from this screen */
    RollCallPanel(RoundService service, RoundId round, boolean caller, Runnable reload) {
        this.service = service;
        this.round = round;
        this.caller = caller;
        this.reload = reload;
        addClassNames("card", "roll");
        H2 title = new H2(getTranslation("voting.roll.title"));
        title.setId("roll-" + round.value());
        getElement().setAttribute("aria-labelledby", "roll-" + round.value());
        Div now = new Div(turn, name);
        now.addClassName("roll__now");
        now.getElement().setAttribute("aria-live", "polite");
        turn.addClassName("quiet");
        name.addClassName("roll__name");
        desk.addClassName("roll__desk");
        names.addClassName("roll__names");
        add(title, now, desk, names);
        if (caller) {
            add(keys());
        }
    }

    private Shortcuts keys() {
        Shortcuts keys = new Shortcuts(List.of(
                new Shortcuts.Shortcut("y", "YES", getTranslation("procedure.choice.YES"), null),
                new Shortcuts.Shortcut("n", "NO", getTranslation("procedure.choice.NO"), null),
                new Shortcuts.Shortcut("b", "ABSTAIN", getTranslation("procedure.choice.ABSTAIN"), null),
                new Shortcuts.Shortcut("p", "pass", getTranslation("voting.roll.pass"), null),
                new Shortcuts.Shortcut("x", "call", getTranslation("voting.roll.next"), null)));
        keys.addPressedListener(pressed -> {
            switch (pressed.action()) {
                case "pass" -> pass();
                case "call" -> call();
                default -> answer(Choice.valueOf(pressed.action()));
            }
        });
        return keys;
    }

    void show(RoundView view, Map<DelegationId, DelegationView> delegations) {
        Roll roll = Objects.requireNonNull(view.roll());
        boolean open = view.state() == RoundState.OPEN;
        UUID current = roll.current();
        if (correcting != null && !roll.heard(correcting)) {
            correcting = null;
        }
        asked = correcting == null ? current : correcting;
        UUID shown = asked == null ? roll.following() : asked;
        turn.setVisible(open);
        name.setVisible(open);
        turn.setText(getTranslation("voting.roll." + word(roll)));
        name.setText(name(delegations, shown));
        desk.setVisible(caller && open);
        Kept.show(desk, caller && open ? desk(view, roll, delegations) : List.of());
        Kept.show(
                names,
                roll.order().stream()
                        .map(delegation -> line(view, roll, delegation, name(delegations, delegation), open))
                        .toList());
    }

    private String word(Roll roll) {
        if (correcting != null) {
            return "corrected";
        }
        if (roll.current() == null) {
            return "drawn";
        }
        return roll.again() ? "again" : "now";
    }

    private List<Kept.Part> desk(RoundView view, Roll roll, Map<DelegationId, DelegationView> delegations) {
        List<Kept.Part> parts = new ArrayList<>();
        UUID delegation = asked;
        Choice said = delegation == null ? null : view.choices().get(new DelegationId(delegation));
        if (delegation != null && roll.heard(delegation)) {
            for (Choice choice : Choice.values()) {
                parts.add(new Kept.Part(
                        choice,
                        () -> new Button(getTranslation("procedure.choice." + choice.name()), click -> answer(choice)),
                        button -> {
                            button.getElement().setAttribute("aria-pressed", Boolean.toString(choice == said));
                            ((Button) button).setThemeVariant(ButtonVariant.PRIMARY, choice == said);
                        }));
            }
            if (correcting == null && said == null && !roll.again()) {
                parts.add(new Kept.Part("pass", () -> new Button(getTranslation("voting.roll.pass"), click -> pass())));
            }
        }
        UUID following = roll.following();
        if (correcting != null) {
            parts.add(new Kept.Part(
                    "back",
                    () -> new Button(getTranslation("voting.roll.back"), click -> {
                        correcting = null;
                        reload.run();
                    })));
        } else if (following != null) {
            parts.add(new Kept.Part(
                    "next",
                    () -> {
                        Button next = new Button("", click -> call());
                        next.addThemeVariants(ButtonVariant.PRIMARY);
                        next.addClassName("roll__next");
                        return next;
                    },
                    next -> ((Button) next).setText(getTranslation("voting.roll.call", name(delegations, following)))));
        } else {
            parts.add(new Kept.Part("done", () -> {
                Span done = new Span(getTranslation("voting.roll.complete"));
                done.addClassName("quiet");
                return done;
            }));
        }
        return parts;
    }

    private Kept.Part line(RoundView view, Roll roll, UUID delegation, String called, boolean open) {
        DelegationId id = new DelegationId(delegation);
        Choice said = view.choices().get(id);
        Line line = new Line(
                called,
                said(view, roll, delegation, said),
                said != null && view.entered().contains(id),
                open && delegation.equals(roll.current()),
                caller && open && said != null && !delegation.equals(asked));
        return new Kept.Part(Map.entry(delegation, line), () -> row(delegation, line));
    }

    private ListItem row(UUID delegation, Line line) {
        Span who = new Span(line.name());
        who.addClassName("roll__who");
        Span answer = new Span(line.said());
        answer.addClassName("roll__said");
        ListItem row = new ListItem(who, answer);
        if (line.entered()) {
            Span note = new Span(getTranslation("voting.roll.entered"));
            note.addClassNames("quiet", "small");
            row.add(note);
        }
        if (line.current()) {
            row.getElement().setAttribute("aria-current", "true");
        }
        if (line.correctable()) {
            Button correct = new Button(getTranslation("voting.roll.correct"), click -> {
                correcting = delegation;
                reload.run();
            });
            correct.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            correct.setAriaLabel(getTranslation("voting.roll.correct-of", line.name()));
            row.add(correct);
        }
        return row;
    }

    private String said(RoundView view, Roll roll, UUID delegation, @Nullable Choice said) {
        if (said != null) {
            return getTranslation("procedure.choice." + said.name());
        }
        if (!roll.heard(delegation)) {
            return getTranslation(roll.passed().contains(delegation) ? "voting.roll.passed" : "voting.roll.waiting");
        }
        boolean now = view.state() == RoundState.OPEN && delegation.equals(roll.current());
        return getTranslation(now ? "voting.roll.called" : "voting.roll.no-answer");
    }

    private void answer(Choice choice) {
        UUID delegation = asked;
        if (delegation != null) {
            act(() -> {
                service.answer(
                        round, new DelegationId(delegation), choice, Ids.next().toString());
                correcting = null;
            });
        }
    }

    private void pass() {
        act(() -> service.pass(round));
    }

    private void call() {
        correcting = null;
        act(() -> service.call(round));
    }

    private void act(Runnable work) {
        try {
            work.run();
        } catch (RuleViolation violation) {
            Toasts.refused(violation);
        }
        reload.run();
    }

    private static String name(Map<DelegationId, DelegationView> delegations, @Nullable UUID delegation) {
        DelegationView view = delegation == null ? null : delegations.get(new DelegationId(delegation));
        return view == null ? "" : view.name();
    }
}
