package org.parley.deliberation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import org.parley.deliberation.Preparing;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;

/** How the screens of preparation say what they show. */
final class PreparationWords {

    private PreparationWords() {}

    static String list(String negotiation) {
        return "negotiations/" + negotiation + "/preparation";
    }

    static String question(String negotiation, SubjectRef question) {
        return list(negotiation) + "/question?on=" + question;
    }

    static String answer(Preparing.Answer answer) {
        return UI.getCurrentOrThrow().getTranslation("preparation.answer." + answer.word());
    }

    static String title(Subjects subjects, SubjectRef question, Locale locale) {
        return subjects.describe(question, locale)
                .map(SubjectCard::title)
                .orElseGet(() -> UI.getCurrentOrThrow().getTranslation("preparation.gone"));
    }

    /** Which plan it stands in and what it is called: articles of two plans have the same number. */
    static String detail(Subjects subjects, SubjectRef question, Locale locale) {
        return subjects.describe(question, locale).map(SubjectCard::detail).orElse("");
    }

    /** What is missing, or that nothing is. */
    static List<Span> marks(Preparing preparing) {
        UI ui = UI.getCurrentOrThrow();
        if (!preparing.upcoming()) {
            return List.of();
        }
        if (preparing.gaps().isEmpty()) {
            return List.of(new StatusBadge(ui.getTranslation("preparation.ready"), Shape.CHECK, Tone.POSITIVE));
        }
        if (preparing.id() == null) {
            return List.of(new StatusBadge(ui.getTranslation("preparation.nothing"), Shape.DOTS, Tone.NEUTRAL));
        }
        return preparing.gaps().stream()
                .map(gap -> (Span) new StatusBadge(
                        ui.getTranslation("preparation.gap." + gap.word()), Shape.TRIANGLE, Tone.CAUTION))
                .toList();
    }
}
