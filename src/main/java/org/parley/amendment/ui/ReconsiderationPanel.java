package org.parley.amendment.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.amendment.ReconsiderationService;
import org.parley.amendment.ReconsiderationStatus;
import org.parley.amendment.ReconsiderationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.design.Banner;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Shape;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;
import org.parley.voting.ui.ResultPanel;

/**
 * Beside what was decided, on the page of its round and of the amendment: that two thirds may have it put again, who moves it and why, and
 * what each person may do about it.
 */
@org.springframework.stereotype.Component
class ReconsiderationPanel implements ResultPanel {

    private static final Set<String> KINDS = Set.of(SubjectRef.AMENDMENT, SubjectRef.PROVISION);

    private final ReconsiderationService service;
    private final NegotiationQueries negotiations;
    private final Subjects subjects;
    private final Seats seats;

    ReconsiderationPanel(
            ReconsiderationService service, NegotiationQueries negotiations, Subjects subjects, Seats seats) {
        this.service = service;
        this.negotiations = negotiations;
        this.subjects = subjects;
        this.seats = seats;
    }

    /** What a screen compares: whether to show the panel, and as what. */
    record State(Optional<ReconsiderationView> last, boolean offered, boolean facilitator) {

        boolean shown() {
            return offered || last.isPresent();
        }
    }

    State state(SubjectRef subject, NegotiationId negotiation) {
        return new State(service.last(subject), service.offered(subject), seats.mayFacilitate(negotiation));
    }

    @Override
    public Optional<Component> beside(RoundView round) {
        if (round.question() != null || round.indicative() || round.state() != RoundState.PROCLAIMED) {
            return Optional.empty();
        }
        Div panels = new Div();
        panels.addClassName("stack");
        for (SubjectRef subject : round.subjects()) {
            if (KINDS.contains(subject.kind())
                    && state(subject, round.negotiation()).shown()) {
                Section panel = new Section();
                panel.addClassNames("card", "consent");
                show(panel, subject, round.negotiation());
                panels.add(panel);
            }
        }
        return panels.getChildren().findAny().map(any -> panels);
    }

    /** The panel for one thing that was decided; drawn anew after each step taken on it. */
    Section of(SubjectRef subject, NegotiationId negotiation) {
        Section panel = new Section();
        panel.addClassNames("section", "consent");
        show(panel, subject, negotiation);
        return panel;
    }

    private void show(Section panel, SubjectRef subject, NegotiationId negotiation) {
        State state = state(subject, negotiation);
        Runnable again = () -> show(panel, subject, negotiation);
        panel.removeAll();
        panel.add(new H2(say("amendment.reconsider.title", title(subject))));
        Paragraph rule = new Paragraph(say("amendment.reconsider.rule"));
        rule.addClassNames("quiet", "small");
        panel.add(rule);
        state.last().ifPresent(last -> said(panel, last));
        List<Component> steps = new ArrayList<>();
        if (state.offered()) {
            steps.add(new Button(say("amendment.reconsider.move"), click -> move(subject, again)));
        }
        state.last()
                .filter(last -> last.status() == ReconsiderationStatus.MOVED)
                .ifPresent(last -> steps.addAll(steps(last, state.facilitator(), again)));
        if (!steps.isEmpty()) {
            Div actions = new Div(steps.toArray(Component[]::new));
            actions.addClassName("actions");
            panel.add(actions);
        }
    }

    private String title(SubjectRef subject) {
        return subjects.describe(subject, UI.getCurrentOrThrow().getLocale())
                .map(SubjectCard::title)
                .orElse("");
    }

    private void said(Section panel, ReconsiderationView last) {
        Component[] round = last.round() == null
                ? new Component[0]
                : subjects.describe(
                                SubjectRef.of(SubjectRef.ROUND, last.round().id()),
                                UI.getCurrentOrThrow().getLocale())
                        .map(card -> new Component[] {new Anchor(card.path(), card.title())})
                        .orElseGet(() -> new Component[0]);
        boolean moved = last.status() == ReconsiderationStatus.MOVED;
        panel.add(new Banner(
                say(
                        "amendment.reconsider.said." + last.status().word(),
                        negotiations.delegation(last.delegation()).name()),
                moved ? Shape.DIAMOND : Shape.DASH,
                moved ? Tone.ACCENT : Tone.NEUTRAL,
                round));
        Paragraph why = new Paragraph(last.reason());
        why.addClassName("prose");
        why.getElement().setAttribute("dir", "auto");
        panel.add(why);
    }

    private List<Component> steps(ReconsiderationView motion, boolean facilitator, Runnable again) {
        List<Component> steps = new ArrayList<>();
        boolean own = seats.voice(motion.negotiation())
                .filter(motion.delegation()::equals)
                .isPresent();
        boolean voting = motion.round() != null
                && (motion.round().state() == RoundState.OPEN || motion.round().state() == RoundState.CLOSED);
        if (own && !voting) {
            steps.add(new Button(
                    say("amendment.reconsider.withdraw"),
                    click -> ConfirmDialogs.ask(
                                    say("amendment.reconsider.withdraw"), say("amendment.reconsider.withdraw-text"))
                            .open(say("amendment.reconsider.withdraw"), ignored -> {
                                service.withdraw(motion.id());
                                Toasts.done(say("amendment.reconsider.withdrawn"));
                                again.run();
                            })));
        }
        if (facilitator && !voting) {
            Button prepare = new Button(
                    say("amendment.reconsider.prepare"),
                    click -> ConfirmDialogs.ask(
                                    say("amendment.reconsider.prepare"), say("amendment.reconsider.prepare-text"))
                            .open(say("amendment.reconsider.prepare"), ignored -> {
                                service.prepare(
                                        motion.id(), UI.getCurrentOrThrow().getLocale());
                                Toasts.done(say("amendment.reconsider.prepared"));
                                again.run();
                            }));
            prepare.addThemeVariants(ButtonVariant.PRIMARY);
            steps.add(prepare);
        }
        return steps;
    }

    private void move(SubjectRef subject, Runnable again) {
        ConfirmDialogs.ask(say("amendment.reconsider.move"), say("amendment.reconsider.move-text"))
                .reason(say("amendment.reconsider.reason"), ReconsiderationService.TEXT_LIMIT)
                .open(say("amendment.reconsider.move"), reason -> {
                    service.move(subject, reason);
                    Toasts.done(say("amendment.reconsider.moved"));
                    again.run();
                });
    }
}
