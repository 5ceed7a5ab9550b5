package org.parley.voting.ui;

import com.vaadin.flow.component.ClickNotifier;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.design.Shape;
import org.parley.procedure.Choice;
import org.parley.voting.Receipt;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;

/** A delegation's ballot where the answer is yes or no: three large buttons. */
final class BallotCard extends CastingCard<Choice> {

    private final RoundService service;
    private final RoundId round;
    private final Map<Choice, ChoiceButton> buttons = new EnumMap<>(Choice.class);

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
        super(rounds, round, delegation, recordPath);
        this.service = service;
        this.round = round;
        SignedOffLine signedOff = new SignedOffLine(rounds, round);
        Div choices = new Div();
        choices.addClassName("choices");
        choices.getElement().setAttribute("role", "group");
        choices.getElement().setAttribute("aria-labelledby", titleId());
        for (Choice choice : Choice.values()) {
            ChoiceButton button = new ChoiceButton(choice, words(choice));
            button.addClickListener(click -> signedOff.before(choice, () -> submit(choice)));
            buttons.put(choice, button);
            choices.add(button);
        }
        add(signedOff, choices);
        begin();
    }

    @Override
    Receipt cast(Choice choice, String ballot) {
        return service.cast(round, choice, ballot);
    }

    @Override
    Choice content(Receipt receipt) {
        return receipt.choice();
    }

    @Override
    String words(Choice choice) {
        return getTranslation("procedure.choice." + choice.name());
    }

    @Override
    void mark(@Nullable Choice marked, boolean waiting) {
        buttons.forEach((choice, button) -> {
            button.press(choice == marked);
            button.setEnabled(!waiting);
        });
    }

    /** On what was cast, or on the first choice. */
    @Override
    void focusBallot() {
        Choice choice = accepted();
        Optional.ofNullable(buttons.get(choice == null ? Choice.YES : choice))
                .ifPresent(button -> button.getElement().callJsFunction("focus"));
    }
}
