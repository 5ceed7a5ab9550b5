package org.parley.amendment.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.parley.procedure.RuleSet;
import org.parley.voting.ui.Phrases;

/** A choice of the rules by which rounds are to be decided, with the rules in words. */
final class RuleChoice extends Div {

    private final Select<RuleSet> rules = new Select<>();

    /** @param offered at least one; the first is proposed */
    RuleChoice(List<RuleSet> offered) {
        rules.setLabel(getTranslation("amendment.order.rules"));
        rules.setItems(offered);
        rules.setItemLabelGenerator(each -> Phrases.name(this, each));
        Div inWords = new Div();
        rules.addValueChangeListener(change -> {
            inWords.removeAll();
            inWords.add(Phrases.words(this, change.getValue()));
        });
        rules.setValue(offered.getFirst());
        rules.setWidthFull();
        add(rules, inWords);
    }

    /** The id of the rule set chosen. */
    String chosen() {
        return rules.getValue().id();
    }
}
