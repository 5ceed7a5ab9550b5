package org.parley.voting.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import org.parley.voting.RoundView;

/** How the vote is taken, in plain words. */
final class MannerPanel extends Section {

    MannerPanel(RoundView round) {
        addClassNames("card", "manner");
        String manner = round.manner().word();
        Paragraph name = new Paragraph(getTranslation("voting.manner." + manner));
        name.addClassName("rule__name");
        add(
                new H2(getTranslation("voting.fact.kind")),
                name,
                new Paragraph(getTranslation("voting.manner." + manner + "-help")));
        if (round.indicative()) {
            Paragraph indicative = new Paragraph(getTranslation("voting.indicative.sentence"));
            indicative.addClassName("manner__indicative");
            add(indicative);
        }
    }
}
