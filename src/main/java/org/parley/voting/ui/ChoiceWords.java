package org.parley.voting.ui;

import com.ibm.icu.text.ListFormatter;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Marks;
import org.parley.procedure.choice.Method;

/** What is said of a choice, in the reader's language. */
final class ChoiceWords {

    private ChoiceWords() {}

    private static Locale locale() {
        UI ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }

    /** Names joined as the language does. */
    static String joined(List<String> names) {
        return ListFormatter.getInstance(locale()).format(names);
    }

    static String names(ChoiceQuestion question, List<Integer> options) {
        return joined(question.names(options));
    }

    /** A ballot in one line: the options marked, with their points, or in the order of their ranks. */
    static String ballot(Component where, ChoiceQuestion question, Marks marks) {
        if (marks.isBlank()) {
            return where.getTranslation("voting.choice.blank");
        }
        List<Integer> marked = IntStream.range(0, question.size())
                .filter(option -> marks.numbers().get(option) > 0)
                .boxed()
                .toList();
        return switch (question.method().marking()) {
            case ONE, SOME -> names(question, marked);
            case POINTS ->
                joined(marked.stream()
                        .map(option -> where.getTranslation(
                                "voting.choice.scored",
                                question.name(option),
                                marks.numbers().get(option)))
                        .toList());
            case RANKS -> ranking(where, question, marks);
        };
    }

    private static String ranking(Component where, ChoiceQuestion question, Marks marks) {
        List<String> places = new ArrayList<>();
        for (int rank = 1; rank <= question.size(); rank++) {
            int wanted = rank;
            List<Integer> here = IntStream.range(0, question.size())
                    .filter(option -> marks.numbers().get(option) == wanted)
                    .boxed()
                    .toList();
            if (!here.isEmpty()) {
                places.add(where.getTranslation("voting.choice.ranked", rank, names(question, here)));
            }
        }
        return String.join("; ", places);
    }

    /** The method with its places: "Schulze", "Transferable vote, 3 places". */
    static String method(Component where, ChoiceQuestion question) {
        String name = where.getTranslation(
                "procedure.choice.method." + question.method().name());
        return question.places() == 1
                ? name
                : where.getTranslation("voting.choice.method-places", name, question.places());
    }

    /** How it is counted, in plain words. */
    static String how(Component where, Method method) {
        return where.getTranslation("procedure.choice.how." + method.name());
    }

    /** Votes with up to five decimals, as many as there are. */
    static String votes(BigDecimal votes) {
        NumberFormat format = NumberFormat.getInstance(locale());
        format.setMaximumFractionDigits(5);
        return format.format(votes);
    }
}
