package org.parley.voting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Marks;
import org.parley.procedure.choice.Option;
import org.parley.voting.Receipt;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;

/** A delegation's ballot in a choice among options: what is marked stays on this screen until it is cast. */
final class ChoiceCard extends CastingCard<Marks> {

    private final RoundService service;
    private final RoundId round;
    private final ChoiceQuestion question;
    private final MarkingField marking;
    private final Paragraph preview = new Paragraph();
    private final Button cast = new Button();
    private final Button clear = new Button();

    /** @param path leads to what an option stands for; null where it is words only */
    ChoiceCard(
            RoundService service,
            RoundQueries rounds,
            RoundId round,
            ChoiceQuestion question,
            Function<Option, @Nullable String> path,
            boolean secret,
            String delegation,
            String recordPath) {
        super(rounds, round, secret, delegation, recordPath);
        this.service = service;
        this.round = round;
        this.question = question;
        marking = new MarkingField(question, path, titleId(), this::changed);
        Paragraph how = new Paragraph(getTranslation(
                "voting.choice.mark." + question.method().name(), question.places(), Marks.HIGHEST_SCORE));
        preview.addClassName("marking__preview");
        preview.getElement().setAttribute("aria-live", "polite");
        cast.addThemeVariants(ButtonVariant.PRIMARY);
        cast.addClassName("ballot__cast");
        cast.addClickListener(click -> submit(marking.marks()));
        clear.setText(getTranslation("voting.choice.clear"));
        clear.addClickListener(click -> {
            marking.setMarks(Marks.blank(question));
            changed();
        });
        Div actions = new Div(cast, clear);
        actions.addClassName("actions");
        add(how, marking, preview, actions);
        begin();
    }

    /** Says at once what the ballot would say, or why it cannot be cast as it is marked. */
    private void changed() {
        Marks marks = marking.marks();
        String refusal = refusal(marks);
        boolean same = marks.equals(accepted());
        preview.setText(refusal == null ? words(marks) : refusal);
        preview.setClassName("refusal", refusal != null);
        cast.setText(getTranslation(
                marks.isBlank()
                        ? "voting.choice.cast-blank"
                        : accepted() == null ? "voting.choice.cast" : "voting.choice.cast-changed"));
        cast.setEnabled(refusal == null && !same);
        clear.setEnabled(!marks.isBlank());
    }

    private @Nullable String refusal(Marks marks) {
        try {
            marks.require(question);
            return null;
        } catch (RuleViolation violation) {
            return getTranslation(violation.key(), violation.arguments().toArray());
        }
    }

    @Override
    Receipt cast(Marks marks, String ballot) {
        return service.cast(round, null, marks, ballot);
    }

    @Override
    Marks content(Receipt receipt) {
        Marks marks = receipt.marks();
        return marks == null ? Marks.blank(question) : marks;
    }

    @Override
    String words(Marks marks) {
        return ChoiceWords.ballot(this, question, marks);
    }

    @Override
    void mark(@Nullable Marks content, boolean waiting) {
        if (content != null) {
            marking.setMarks(content);
        }
        changed();
        marking.enable(!waiting);
        if (waiting) {
            cast.setEnabled(false);
            clear.setEnabled(false);
        }
    }

    @Override
    void focusBallot() {
        marking.focusFirst();
    }
}
