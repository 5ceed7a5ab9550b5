package org.parley.voting.ui;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ClickNotifier;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.parley.design.Formats;
import org.parley.design.Shape;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.Choice;
import org.parley.voting.Receipt;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutor;

/**
 * A delegation's ballot: three large buttons and one line that says where the ballot is. Sent; accepted, with its place in the record;
 * or unknown, while the house is asked by the ballot's id. A ballot whose fate is unknown is never sent again under another id.
 */
final class BallotCard extends Section {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_QUESTIONS = 5;
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("ballot").start(task);

    private final RoundService service;
    private final RoundQueries rounds;
    private final RoundId round;
    private final String recordPath;
    private final Map<Choice, ChoiceButton> buttons = new EnumMap<>(Choice.class);
    private final Paragraph line = new Paragraph();
    private final Paragraph hint = new Paragraph();
    private final Button again = new Button();
    private @Nullable Pending pending;
    private @Nullable Receipt accepted;

    /** What was sent and has no answer yet. */
    private record Pending(UUID ballot, Choice choice) {}

    /** A button with a shape, a letter's weight of colour, and a word. */
    @Tag("button")
    private static final class ChoiceButton extends Component
            implements HasComponents, HasEnabled, ClickNotifier<ChoiceButton> {

        ChoiceButton(Choice choice, String word) {
            getElement().setAttribute("type", "button");
            getElement().setAttribute("class", "choice");
            getElement().setAttribute("data-choice", choice.name().toLowerCase(Locale.ROOT));
            Span figure = new Span();
            figure.addClassName("shape");
            figure.getElement().setAttribute("aria-hidden", "true");
            figure.getElement()
                    .setAttribute(
                            "data-shape",
                            switch (choice) {
                                case YES -> Shape.CHECK.code();
                                case NO -> Shape.CROSS.code();
                                case ABSTAIN -> Shape.DASH.code();
                            });
            add(figure, new Span(word));
        }

        void press(boolean pressed) {
            getElement().setAttribute("aria-pressed", Boolean.toString(pressed));
        }
    }

    BallotCard(RoundService service, RoundQueries rounds, RoundId round, String delegation, String recordPath) {
        this.service = service;
        this.rounds = rounds;
        this.round = round;
        this.recordPath = recordPath;
        addClassNames("card", "card--now", "ballot");
        H2 title = new H2(getTranslation("voting.ballot.title", delegation));
        String titleId = "ballot-" + round.value();
        title.setId(titleId);
        getElement().setAttribute("aria-labelledby", titleId);

        Div choices = new Div();
        choices.addClassName("choices");
        choices.getElement().setAttribute("role", "group");
        choices.getElement().setAttribute("aria-labelledby", titleId);
        for (Choice choice : Choice.values()) {
            ChoiceButton button = new ChoiceButton(choice, getTranslation("procedure.choice." + choice.name()));
            button.addClickListener(click -> chosen(click, choice));
            buttons.put(choice, button);
            choices.add(button);
        }
        line.addClassName("ballot__line");
        line.getElement().setAttribute("role", "status");
        hint.addClassNames("quiet", "small");
        again.setText(getTranslation("voting.ballot.again"));
        again.setVisible(false);
        again.addClickListener(click -> resend());
        add(title, choices, line, again, hint);
        accepted = rounds.mine(round).orElse(null);
        showState();
    }

    /** Puts the focus on the ballot: on what was cast, or on the first choice. */
    void focusBallot() {
        Choice choice = accepted == null ? Choice.YES : accepted.choice();
        Optional.ofNullable(buttons.get(choice))
                .ifPresent(button -> button.getElement().callJsFunction("focus"));
    }

    /** Somebody else of the delegation may have cast: shows what stands now, unless this screen waits for an answer of its own. */
    void refresh() {
        if (pending == null) {
            accepted = rounds.mine(round).orElse(null);
            showState();
        }
    }

    private void chosen(ClickEvent<ChoiceButton> click, Choice choice) {
        if (pending == null && (accepted == null || accepted.choice() != choice)) {
            pending = new Pending(Ids.next(), choice);
            send();
        }
    }

    private void resend() {
        if (pending != null) {
            send();
        }
    }

    private void send() {
        Pending sent = pending;
        if (sent == null) {
            return;
        }
        UI ui = UI.getCurrentOrThrow();
        again.setVisible(false);
        showSent(sent);
        CompletableFuture<Receipt> answer = CompletableFuture.supplyAsync(
                () -> service.cast(round, sent.choice(), sent.ballot().toString()), asMe());
        answer.whenComplete((receipt, failure) -> on(ui, () -> answered(sent, receipt, failure)));
        answer.copy().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            if (late instanceof TimeoutException) {
                on(ui, () -> doubt(ui, sent));
            }
            return null;
        });
    }

    private void answered(Pending sent, @Nullable Receipt receipt, @Nullable Throwable failure) {
        if (!sent.equals(pending)) {
            return;
        }
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        if (receipt != null) {
            settle(receipt);
        } else if (cause instanceof RuleViolation violation) {
            refuse(getTranslation(violation.key(), violation.arguments().toArray()));
        } else if (cause instanceof AccessDeniedException) {
            refuse(getTranslation("voting.error.not-entitled"));
        } else {
            doubt(UI.getCurrentOrThrow(), sent);
        }
    }

    /** No answer, or one that says nothing about the ballot: ask by its id. */
    private void doubt(UI ui, Pending sent) {
        if (sent.equals(pending)) {
            line.setText(getTranslation("voting.ballot.unknown"));
            getElement().setAttribute("data-state", "unknown");
            ask(ui, sent, 1);
        }
    }

    private void ask(UI ui, Pending sent, int question) {
        Executor soon = CompletableFuture.delayedExecutor(question, TimeUnit.SECONDS, asMe());
        CompletableFuture.supplyAsync(() -> rounds.accepted(round, sent.ballot()), soon)
                .whenComplete((found, failure) -> on(ui, () -> {
                    if (!sent.equals(pending)) {
                        return;
                    }
                    if (found != null && found.isPresent()) {
                        settle(found.get());
                    } else if (question < MOST_QUESTIONS) {
                        ask(ui, sent, question + 1);
                    } else {
                        line.setText(getTranslation("voting.ballot.not-arrived"));
                        again.setVisible(true);
                    }
                }));
    }

    private void settle(Receipt receipt) {
        pending = null;
        accepted = receipt;
        again.setVisible(false);
        showState();
    }

    private void refuse(String why) {
        pending = null;
        accepted = rounds.mine(round).orElse(null);
        showState();
        line.setText(why);
        getElement().setAttribute("data-state", "refused");
    }

    private void showSent(Pending sent) {
        getElement().setAttribute("data-state", "sent");
        buttons.forEach((choice, button) -> {
            button.press(choice == sent.choice());
            button.setEnabled(false);
        });
        line.setText(getTranslation(
                "voting.ballot.sent",
                getTranslation("procedure.choice." + sent.choice().name())));
    }

    private void showState() {
        Receipt known = accepted;
        getElement().setAttribute("data-state", known == null ? "none" : "accepted");
        buttons.forEach((choice, button) -> {
            button.setEnabled(true);
            button.press(known != null && known.choice() == choice);
        });
        line.removeAll();
        if (known == null) {
            line.setText(getTranslation("voting.ballot.none"));
            hint.setText(getTranslation("voting.ballot.sealed"));
        } else {
            String word = getTranslation("procedure.choice." + known.choice().name());
            String time = Formats.current().time(known.at());
            line.setText(getTranslation("voting.ballot.accepted", word, time));
            known.index().ifPresent(index -> {
                Anchor entry = new Anchor(recordPath + "/" + index, getTranslation("voting.ballot.entry", index));
                entry.addClassName("ballot__entry");
                Anchor receipt =
                        new Anchor(recordPath + "/" + index + "/receipt", getTranslation("voting.ballot.receipt"));
                receipt.setRouterIgnore(true);
                receipt.getElement().setAttribute("download", true);
                line.add(new Span(" "), entry, new Span(" "), receipt);
            });
            hint.setText(getTranslation("voting.ballot.change"));
        }
    }

    private static Executor asMe() {
        return new DelegatingSecurityContextExecutor(THREADS);
    }

    private static void on(UI ui, Runnable work) {
        if (ui.isAttached()) {
            ui.access(work::run);
        }
    }
}
