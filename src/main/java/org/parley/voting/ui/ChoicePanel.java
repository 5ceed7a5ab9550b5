package org.parley.voting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.procedure.RuleSet;
import org.parley.procedure.choice.ChoiceCount;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.Option;
import org.parley.procedure.choice.Ties;
import org.parley.voting.RoundView;

/** What there is to choose from, and in plain words how it is counted. */
final class ChoicePanel extends Section {

    /** @param path leads to what an option stands for; null where it is words only */
    ChoicePanel(RoundView round, ChoiceQuestion question, Function<Option, @Nullable String> path) {
        addClassNames("section");
        OrderedList options = new OrderedList();
        options.addClassName("options");
        for (Option option : question.options()) {
            String leads = path.apply(option);
            ListItem item = new ListItem(leads == null ? new Span(option.name()) : new Anchor(leads, option.name()));
            String text = option.text();
            if (text != null) {
                Paragraph words = new Paragraph(text);
                words.addClassNames("quiet", "small", "marking__text");
                item.add(words);
            }
            options.add(item);
        }
        Div card = new Div(options);
        card.addClassName("card");
        add(new H2(getTranslation("voting.choice.options")), card);
        add(how(this, round.rules(), question));
    }

    /** Method, explanation, ties, and what of the rules applies. */
    static Div how(Component where, RuleSet rules, ChoiceQuestion question) {
        Paragraph name = new Paragraph(ChoiceWords.method(where, question));
        name.addClassName("rule__name");
        Div card = new Div(
                name,
                new Paragraph(ChoiceWords.how(where, question.method())),
                new Paragraph(where.getTranslation(
                        ChoiceCount.weighs(rules) ? "voting.choice.weighted" : "voting.choice.unweighted")),
                new Paragraph(ties(where, question)),
                new Paragraph(where.getTranslation("voting.choice.only-quorum")));
        card.addClassNames("card", "card--quiet", "small");
        return card;
    }

    private static String ties(Component where, ChoiceQuestion question) {
        String said = where.getTranslation(
                "voting.choice.ties." + question.ties().name().toLowerCase(Locale.ROOT));
        return question.ties() == Ties.LISTED || question.order().isEmpty()
                ? said
                : said + " "
                        + where.getTranslation(
                                "voting.choice.drawn",
                                String.join(
                                        ", ",
                                        question.order().stream()
                                                .map(question::name)
                                                .toList()));
    }
}
