package org.parley.voting.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import org.parley.procedure.Outcome;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;

/** What the rules made of the ballots, and everything they asked, with the numbers. */
final class OutcomePanel extends Section {

    OutcomePanel(RoundView round, Outcome outcome) {
        addClassNames("card", "outcome");
        Div head = new Div(
                new H2(getTranslation(round.indicative() ? "voting.indicative.outcome" : "voting.outcome.title")));
        head.addClassName("card__head");
        head.add(RoundBadges.verdict(this, round, outcome));
        add(head);
        add(new CheckList(outcome));
        if (round.chairAdopts() != null) {
            add(new Paragraph(getTranslation(
                    round.chairAdopts() ? "voting.outcome.chair-adopted" : "voting.outcome.chair-rejected")));
        }
        if (round.indicative() || round.state() == RoundState.CLOSED) {
            Paragraph note = new Paragraph(
                    getTranslation(round.indicative() ? "voting.outcome.indicative" : "voting.outcome.not-proclaimed"));
            note.addClassNames("quiet", "small");
            add(note);
        }
    }
}
