package org.parley.voting.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.parley.design.Shape;
import org.parley.procedure.Check;
import org.parley.procedure.Outcome;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;

/** What the rules made of the ballots, and everything they asked, with the numbers. */
final class OutcomePanel extends Section {

    OutcomePanel(RoundView round, Outcome outcome) {
        addClassNames("card", "outcome");
        Div head = new Div(new H2(getTranslation("voting.outcome.title")));
        head.addClassName("card__head");
        head.add(RoundBadges.verdict(this, outcome.verdict(), round.adopted(), round.state() == RoundState.PROCLAIMED));
        add(head);
        UnorderedList checks = new UnorderedList();
        checks.addClassName("checks");
        for (Check check : outcome.checks()) {
            Span figure = new Span();
            figure.addClassName("shape");
            figure.getElement().setAttribute("data-shape", (check.passed() ? Shape.CHECK : Shape.CROSS).code());
            figure.getElement().setAttribute("aria-hidden", "true");
            Span word = new Span(getTranslation(check.passed() ? "voting.outcome.passed" : "voting.outcome.failed"));
            word.addClassName("checks__word");
            ListItem item = new ListItem(figure, word, new Span(Phrases.say(this, check.words())));
            item.addClassName(check.passed() ? "checks__passed" : "checks__failed");
            checks.add(item);
        }
        add(checks);
        if (round.chairAdopts() != null) {
            add(new Paragraph(getTranslation(
                    round.chairAdopts() ? "voting.outcome.chair-adopted" : "voting.outcome.chair-rejected")));
        }
        if (round.state() == RoundState.CLOSED) {
            Paragraph note = new Paragraph(getTranslation("voting.outcome.not-proclaimed"));
            note.addClassNames("quiet", "small");
            add(note);
        }
    }
}
