package org.parley.voting.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import org.parley.procedure.Manner;
import org.parley.voting.RoundService;
import org.parley.voting.Taking;

/** In what manner a vote is taken, and whether it binds. */
final class TakingFields extends Composite<Div> {

    private final Select<Manner> manner = new Select<>();
    private final Checkbox indicative = new Checkbox();

    TakingFields() {
        this(RoundService.MANNERS);
    }

    /** @param offered the manners in which this question can be taken, recorded all at once among them */
    TakingFields(Set<Manner> offered) {
        manner.setLabel(getTranslation("voting.prepare.manner"));
        manner.setItems(Arrays.stream(Manner.values()).filter(offered::contains).toList());
        manner.setItemLabelGenerator(each -> getTranslation("voting.manner." + each.word()));
        manner.addValueChangeListener(change -> manner.setHelperText(
                getTranslation("voting.manner." + change.getValue().word() + "-help")));
        manner.setValue(Manner.SIMULTANEOUS);
        indicative.setLabel(getTranslation("voting.prepare.indicative"));
        indicative.setHelperText(getTranslation("voting.indicative.help"));
        getContent().addClassNames("stack", "stack--close");
        getContent().add(manner, indicative);
    }

    /** Whether the question is to be put under silence, told at each change. */
    void whenSilence(Consumer<Boolean> told) {
        manner.addValueChangeListener(change -> {
            boolean silence = change.getValue() == Manner.SILENCE;
            indicative.setVisible(!silence);
            told.accept(silence);
        });
    }

    Taking value() {
        return new Taking(manner.getValue(), indicative.getValue());
    }
}
