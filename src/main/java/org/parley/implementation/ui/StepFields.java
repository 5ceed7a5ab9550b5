package org.parley.implementation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.design.ProseField;
import org.parley.implementation.ResponsePlan;

/** The steps of a response plan, as many as there are: what is done, by whom, within which time. */
final class StepFields extends Section {

    private final List<DelegationView> table;
    private final String word;
    private final Div steps = new Div();
    private final List<Fields> all = new ArrayList<>();

    /**
     * @param heading what stands above them
     * @param word    what one of them is called
     * @param add     what adds one more
     */
    StepFields(String heading, String word, String add, List<DelegationView> table) {
        this.table = table;
        this.word = word;
        Button more = new Button(add, _ -> another(null).text.focus());
        more.addThemeVariants(ButtonVariant.TERTIARY);
        steps.addClassName("stack");
        addClassName("section");
        add(new H3(heading), steps, new Div(more));
    }

    private final class Fields extends Div {

        private final ProseField text = new ProseField(word, ResponsePlan.LONGEST_TEXT);
        private final MultiSelectComboBox<DelegationView> who =
                new MultiSelectComboBox<>(getTranslation("guarantee.field.who"));
        private final TimeField time = new TimeField(getTranslation("guarantee.field.within"));

        Fields(ResponsePlan.@Nullable Step step) {
            who.setItems(table);
            who.setItemLabelGenerator(DelegationView::name);
            if (step != null) {
                text.setValue(step.text());
                who.setValue(table.stream()
                        .filter(each -> step.delegations().contains(each.id()))
                        .collect(Collectors.toSet()));
                time.hours(step.hours());
            }
            Button remove = new Button(getTranslation("guarantee.step.remove"), _ -> {
                all.remove(this);
                steps.remove(this);
            });
            remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            addClassNames("form", "card", "card--quiet");
            add(text, who, time, new Div(remove));
        }

        ResponsePlan.Step step() {
            List<DelegationId> acting = table.stream()
                    .filter(who.getValue()::contains)
                    .map(DelegationView::id)
                    .toList();
            return new ResponsePlan.Step(text.getValue(), acting, time.hours());
        }
    }

    private Fields another(ResponsePlan.@Nullable Step step) {
        Fields fields = new Fields(step);
        all.add(fields);
        steps.add(fields);
        return fields;
    }

    /** Shows those that are there already. */
    void fill(List<ResponsePlan.Step> there) {
        there.forEach(this::another);
    }

    /** Offers an empty one. */
    void offer() {
        another(null);
    }

    List<ResponsePlan.Step> values() {
        return all.stream().map(Fields::step).toList();
    }
}
