package org.parley.voting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.procedure.Choice;
import org.parley.voting.Receipt;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;

/** Any objection? A delegation objects and says why, or says that it does not; both are public at once. */
final class ObjectionCard extends CastingCard<ObjectionCard.Answer> {

    private static final int LONGEST_REASON = 2_000;

    private final RoundService service;
    private final RoundId round;
    private final TextArea reason = new TextArea();
    private final Button object = new Button();
    private final Button none = new Button();

    /** What a delegation says to it. */
    record Answer(Choice choice, @Nullable String reason) {}

    ObjectionCard(RoundService service, RoundQueries rounds, RoundId round, String delegation, String recordPath) {
        super(rounds, round, false, delegation, recordPath);
        this.service = service;
        this.round = round;
        Paragraph question = new Paragraph(getTranslation("voting.objection.question"));
        question.addClassName("objection__question");
        none.setText(getTranslation("voting.objection.none"));
        none.addClickListener(click -> submit(new Answer(Choice.YES, null)));
        object.setText(getTranslation("voting.objection.object"));
        object.addThemeVariants(ButtonVariant.ERROR);
        object.addClickListener(
                click -> submit(new Answer(Choice.NO, reason.getValue().strip())));
        reason.setLabel(getTranslation("voting.objection.reason"));
        reason.setHelperText(getTranslation("voting.objection.reason-help"));
        reason.setMaxLength(LONGEST_REASON);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.addValueChangeListener(
                change -> object.setEnabled(!change.getValue().isBlank()));
        reason.setWidthFull();
        Div buttons = new Div(none, object);
        buttons.addClassName("actions");
        add(question, reason, buttons);
        begin();
    }

    @Override
    Receipt cast(Answer answer, String ballot) {
        return service.cast(round, null, answer.choice(), answer.reason(), ballot);
    }

    @Override
    Answer content(Receipt receipt) {
        return new Answer(Objects.requireNonNull(receipt.choice()), receipt.reason());
    }

    @Override
    String words(Answer answer) {
        return getTranslation(answer.choice() == Choice.NO ? "voting.objection.objects" : "voting.objection.none");
    }

    @Override
    void mark(@Nullable Answer marked, boolean waiting) {
        String said = marked == null ? null : marked.reason();
        if (said != null) {
            reason.setValue(said);
        }
        none.setEnabled(!waiting);
        object.setEnabled(!waiting && !reason.getValue().isBlank());
        none.getElement()
                .setAttribute("aria-pressed", Boolean.toString(marked != null && marked.choice() == Choice.YES));
        object.getElement()
                .setAttribute("aria-pressed", Boolean.toString(marked != null && marked.choice() == Choice.NO));
    }

    @Override
    void focusBallot() {
        reason.focus();
    }
}
