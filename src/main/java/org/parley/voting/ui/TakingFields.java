package org.parley.voting.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import org.parley.procedure.Manner;
import org.parley.voting.RoundService;
import org.parley.voting.Taking;

/** In what manner a vote is taken, and whether it binds. */
final class TakingFields extends Composite<Div> {

    private final Select<Manner> manner = new Select<>();
    private final Checkbox indicative = new Checkbox();

    TakingFields() {
        manner.setLabel(getTranslation("voting.prepare.manner"));
        manner.setItems(Arrays.stream(Manner.values())
                .filter(RoundService.MANNERS::contains)
                .toList());
        manner.setItemLabelGenerator(each -> getTranslation("voting.manner." + each.word()));
        manner.addValueChangeListener(change -> manner.setHelperText(
                getTranslation("voting.manner." + change.getValue().word() + "-help")));
        manner.setValue(Manner.SIMULTANEOUS);
        indicative.setLabel(getTranslation("voting.prepare.indicative"));
        indicative.setHelperText(getTranslation("voting.indicative.help"));
        getContent().addClassNames("stack", "stack--close");
        getContent().add(manner, indicative);
    }

    Taking value() {
        return new Taking(manner.getValue(), indicative.getValue());
    }
}
