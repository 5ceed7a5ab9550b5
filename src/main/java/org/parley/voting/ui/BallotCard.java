package org.parley.voting.ui;

import com.vaadin.flow.component.ClickNotifier;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.design.Shape;
import org.parley.procedure.Choice;
import org.parley.voting.Receipt;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;

/**
 * A delegation's ballot where the answer is yes or no: three large buttons, by hand or by their digits, and one that casts what was chosen. A
 * choice can be left again: nothing is sent before it is cast.
 */
final class BallotCard extends CastingCard<Choice> {

    private final RoundService service;
    private final RoundId round;
    private final SignedOffLine signedOff;
    private final Map<Choice, ChoiceButton> buttons = new EnumMap<>(Choice.class);
    private final Button cast = new Button();
    private final Button leave = new Button();
    private @Nullable Choice chosen;
    private boolean waits;

    /** A button with a shape, a colour, a word and the digit that chooses it. */
    @Tag("button")
    private static final class ChoiceButton extends Component implements HasComponents, ClickNotifier<ChoiceButton> {

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
            Element digit = new Element("kbd");
            digit.setText(Integer.toString(digit(choice)));
            digit.setAttribute("aria-hidden", "true");
            getElement().setAttribute("aria-keyshortcuts", Integer.toString(digit(choice)));
            add(figure, new Span(word));
            getElement().appendChild(digit);
        }

        void focus() {
            getElement().callJsFunction("focus");
        }

        /** Keeps the focus, which a disabled button would lose. */
        void rest(boolean resting) {
            getElement().setAttribute("aria-disabled", Boolean.toString(resting));
        }

        void press(boolean pressed) {
            getElement().setAttribute("aria-pressed", Boolean.toString(pressed));
        }
    }

    BallotCard(
            RoundService service,
            RoundQueries rounds,
            RoundId round,
            boolean secret,
            String delegation,
            String recordPath) {
        super(rounds, round, secret, delegation, recordPath);
        this.service = service;
        this.round = round;
        signedOff = new SignedOffLine(rounds, round);
        Div choices = new Div();
        choices.addClassName("choices");
        choices.getElement().setAttribute("role", "group");
        choices.getElement().setAttribute("aria-labelledby", titleId());
        for (Choice choice : Choice.values()) {
            ChoiceButton button = new ChoiceButton(choice, words(choice));
            button.addClickListener(click -> choose(choice));
            buttons.put(choice, button);
            choices.add(button);
        }
        cast.addThemeVariants(ButtonVariant.PRIMARY);
        cast.addClassName("ballot__cast");
        cast.addClickListener(click -> castChosen());
        leave.setText(getTranslation("voting.ballot.leave"));
        leave.addClickListener(click -> leaveChoice());
        leave.addClickShortcut(Key.ESCAPE).listenOn(this);
        Div actions = new Div(cast, leave);
        actions.addClassName("actions");
        add(signedOff, choices, actions);
        begin();
    }

    private static int digit(Choice choice) {
        return choice.ordinal() + 1;
    }

    @Override
    void choose(int digit) {
        for (Choice choice : Choice.values()) {
            if (digit(choice) == digit) {
                choose(choice);
            }
        }
    }

    private void choose(Choice choice) {
        if (waits) {
            return;
        }
        chosen = choice.equals(accepted()) ? null : choice;
        show();
        if (chosen == null) {
            focus(choice);
        } else {
            cast.focus();
        }
    }

    private void castChosen() {
        Choice choice = chosen;
        if (choice != null) {
            focus(choice);
            signedOff.before(choice, () -> submit(choice));
        }
    }

    private void leaveChoice() {
        Choice left = chosen;
        if (left != null) {
            chosen = null;
            show();
            focus(left);
        }
    }

    private void focus(Choice choice) {
        Optional.ofNullable(buttons.get(choice)).ifPresent(ChoiceButton::focus);
    }

    /** Pressed is what is chosen, else what was accepted. */
    private void show() {
        Choice choice = chosen == null ? accepted() : chosen;
        buttons.forEach((each, button) -> {
            button.press(each == choice);
            button.rest(waits);
        });
        boolean ready = chosen != null && !waits;
        cast.setVisible(ready);
        leave.setVisible(ready);
        if (choice != null) {
            cast.setText(getTranslation("voting.ballot.cast", words(choice)));
        }
    }

    @Override
    Receipt cast(Choice choice, String ballot) {
        return service.cast(round, choice, ballot);
    }

    @Override
    Choice content(Receipt receipt) {
        return Objects.requireNonNull(receipt.choice());
    }

    @Override
    String words(Choice choice) {
        return getTranslation("procedure.choice." + choice.name());
    }

    @Override
    void mark(@Nullable Choice marked, boolean waiting) {
        waits = waiting;
        chosen = waiting ? marked : null;
        show();
    }

    /** On what was cast, or on the first choice. */
    @Override
    void focusBallot() {
        Choice choice = accepted();
        focus(choice == null ? Choice.YES : choice);
    }
}
