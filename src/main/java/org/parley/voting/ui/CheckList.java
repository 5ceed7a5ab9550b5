package org.parley.voting.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.parley.design.Shape;
import org.parley.procedure.Check;
import org.parley.procedure.Outcome;

/** Everything that rules asked of ballots, with the numbers: met or not by a shape and a word. */
final class CheckList extends UnorderedList {

    CheckList(Outcome outcome) {
        addClassName("checks");
        for (Check check : outcome.checks()) {
            Span figure = new Span();
            figure.addClassName("shape");
            figure.getElement().setAttribute("data-shape", (check.passed() ? Shape.CHECK : Shape.CROSS).code());
            figure.getElement().setAttribute("aria-hidden", "true");
            Span word = new Span(getTranslation(check.passed() ? "voting.outcome.passed" : "voting.outcome.failed"));
            word.addClassName("checks__word");
            ListItem item = new ListItem(figure, word, new Span(Phrases.say(this, check.words())));
            item.addClassName(check.passed() ? "checks__passed" : "checks__failed");
            add(item);
        }
    }
}
