package org.parley.voting.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import org.parley.procedure.RuleSet;

/** The rule that applies to a round, in plain words, with the hash by which the record names it. */
final class RulePanel extends Section {

    /** @param quorumOnly whether of these rules only the quorum applies, as to a choice among options */
    RulePanel(RuleSet rules, String hash, String negotiation, boolean quorumOnly) {
        addClassNames("card", "rule");
        Paragraph name = new Paragraph(new Anchor(Paths.rules(negotiation, rules.id()), Phrases.name(this, rules)));
        name.addClassName("rule__name");
        Paragraph fingerprint = new Paragraph(getTranslation("voting.rule.hash", hash.substring(0, 12)));
        fingerprint.addClassNames("quiet", "small");
        fingerprint.getElement().setAttribute("title", hash);
        add(new H2(getTranslation("voting.rule.title")), name);
        add(quorumOnly ? new Paragraph(getTranslation("voting.choice.only-quorum")) : Phrases.words(this, rules));
        add(fingerprint);
    }
}
