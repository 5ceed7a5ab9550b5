package org.parley.library.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import org.parley.design.Formats;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.library.HistoricalDate;
import org.parley.library.Outcome;
import org.parley.library.PrecedentText;
import org.parley.library.Verdict;

/** Says dates and outcomes of cases: an outcome by word and shape, the colour only helps. */
final class PrecedentWords {

    private static final int MONTH = 7;

    private PrecedentWords() {}

    static String date(HistoricalDate date) {
        Formats formats = Formats.current();
        return switch (date.iso().length()) {
            case 10 -> formats.date(date.first());
            case MONTH ->
                DateTimeFormatter.ofPattern("LLLL yyyy", formats.locale()).format(YearMonth.from(date.first()));
            default -> date.iso();
        };
    }

    static StatusBadge badge(Outcome outcome) {
        UI ui = UI.getCurrentOrThrow();
        return new StatusBadge(
                ui.getTranslation(
                        "library.outcome.short",
                        outcome.years(),
                        ui.getTranslation("library.verdict." + outcome.verdict().word())),
                shape(outcome.verdict()),
                tone(outcome.verdict()));
    }

    static StatusBadge badge(Verdict verdict) {
        return new StatusBadge(
                UI.getCurrentOrThrow().getTranslation("library.verdict." + verdict.word()),
                shape(verdict),
                tone(verdict));
    }

    /** How a case stood over the years, in one line. */
    static Div badges(PrecedentText text) {
        Div line = new Div(text.outcomes().stream().map(PrecedentWords::badge).toArray(Component[]::new));
        line.addClassName("outcomes");
        return line;
    }

    private static Shape shape(Verdict verdict) {
        return switch (verdict) {
            case HELD -> Shape.CHECK;
            case PARTLY -> Shape.TRIANGLE;
            case FAILED -> Shape.CROSS;
            case NOT_YET -> Shape.DOTS;
        };
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case HELD -> Tone.POSITIVE;
            case PARTLY -> Tone.CAUTION;
            case FAILED -> Tone.NEGATIVE;
            case NOT_YET -> Tone.NEUTRAL;
        };
    }
}
