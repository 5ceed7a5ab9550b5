package org.parley.voting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Capacity;
import org.parley.delegation.SeatView;
import org.parley.design.Toasts;
import org.parley.identity.PersonId;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.Choice;
import org.parley.procedure.Hands;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.parley.voting.RoundView;

/**
 * A show of hands: a facilitator enters the count, and a second person (another facilitator or an observer) what they counted
 * themselves. The second does not see the first count: two counts agree, or both are made again.
 */
final class HandsPanel extends Section {

    private final RoundService service;
    private final RoundId round;
    private final @Nullable SeatView seat;
    private final Runnable reload;
    private final Paragraph sentence = new Paragraph();
    private final IntegerField yes = field(Choice.YES);
    private final IntegerField no = field(Choice.NO);
    private final IntegerField abstain = field(Choice.ABSTAIN);
    private final Div fields = new Div(yes, no, abstain);
    private final Button enter = new Button();
    private boolean second;

    HandsPanel(RoundService service, RoundId round, @Nullable SeatView seat, Runnable reload) {
        this.service = service;
        this.round = round;
        this.seat = seat;
        this.reload = reload;
        addClassNames("card", "hands");
        H2 title = new H2(getTranslation("voting.hands.title"));
        title.setId("hands-" + round.value());
        getElement().setAttribute("aria-labelledby", "hands-" + round.value());
        sentence.getElement().setAttribute("role", "status");
        fields.addClassName("hands__fields");
        enter.addThemeVariants(ButtonVariant.PRIMARY);
        enter.setDisableOnClick(true);
        enter.addClickListener(click -> send());
        Div actions = new Div(enter);
        actions.addClassName("actions");
        add(title, sentence, fields, actions);
    }

    private IntegerField field(Choice choice) {
        IntegerField field = new IntegerField(getTranslation("procedure.choice." + choice.name()));
        field.setMin(0);
        field.setStepButtonsVisible(true);
        return field;
    }

    void show(RoundView view) {
        PersonId counted = view.countedBy();
        Capacity capacity = seat == null ? null : seat.capacity();
        boolean own = seat != null && seat.person().equals(counted);
        second = counted != null && !own;
        boolean enters = view.hands() == null
                && (second
                        ? capacity == Capacity.FACILITATOR || capacity == Capacity.OBSERVER
                        : capacity == Capacity.FACILITATOR);
        fields.setVisible(enters);
        enter.setVisible(enters);
        enter.setText(getTranslation("voting.hands." + (second ? "confirm" : own ? "again" : "enter")));
        Hands hands = view.hands();
        if (hands != null) {
            sentence.setText(getTranslation("voting.hands.agreed", hands.yes(), hands.no(), hands.abstain()));
        } else {
            sentence.setText(getTranslation("voting.hands." + word(capacity, counted != null, own)));
        }
    }

    private static String word(@Nullable Capacity capacity, boolean counted, boolean own) {
        if (own) {
            return "waiting";
        }
        if (capacity == Capacity.FACILITATOR || capacity == Capacity.OBSERVER && counted) {
            return counted ? "second" : "first";
        }
        return capacity != null && capacity.delegate() ? "raise" : "counting";
    }

    private void send() {
        try {
            int[] said = Stream.of(yes, no, abstain)
                    .mapToInt(field -> field.getValue() == null ? -1 : field.getValue())
                    .toArray();
            if (second) {
                service.confirm(round, said[0], said[1], said[2]);
            } else {
                service.count(round, said[0], said[1], said[2]);
            }
        } catch (RuleViolation violation) {
            Toasts.refused(violation);
        }
        enter.setEnabled(true);
        reload.run();
    }
}
