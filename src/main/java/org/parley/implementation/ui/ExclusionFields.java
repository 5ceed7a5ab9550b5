package org.parley.implementation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationView;
import org.parley.implementation.Mandate;
import org.parley.kernel.RuleViolation;
import org.parley.plan.VersionView;
import org.parley.text.PlanText;

/** Whose nationals take no part in a mission, as many as there are: who, by which provision, and whether they may propose others. */
final class ExclusionFields extends Section {

    private final List<DelegationView> table;
    private final VersionView version;
    private final Div rows = new Div();
    private final List<Fields> all = new ArrayList<>();

    ExclusionFields(List<DelegationView> table, VersionView version) {
        this.table = table;
        this.version = version;
        Button more = new Button(
                getTranslation("mission.exclusion.add"),
                _ -> another(null).delegation.focus());
        more.addThemeVariants(ButtonVariant.TERTIARY);
        rows.addClassName("stack");
        addClassName("section");
        add(new H3(getTranslation("mission.exclusions")), rows, new Div(more));
    }

    private final class Fields extends Div {

        private final Select<DelegationView> delegation = new Select<>();
        private final ComboBox<PlanText.Place> provision = Provisions.one(version, getTranslation("mission.field.by"));
        private final Checkbox mayNominate = new Checkbox(getTranslation("mission.field.may-nominate"));

        Fields(Mandate.@Nullable Exclusion exclusion) {
            delegation.setLabel(getTranslation("mission.field.excluded"));
            delegation.setItems(table);
            delegation.setItemLabelGenerator(DelegationView::name);
            if (exclusion != null) {
                table.stream()
                        .filter(each -> each.id().equals(exclusion.delegation()))
                        .findFirst()
                        .ifPresent(delegation::setValue);
                version.text().place(exclusion.provision()).ifPresent(provision::setValue);
                mayNominate.setValue(exclusion.mayNominate());
            }
            Button remove = new Button(getTranslation("guarantee.step.remove"), _ -> {
                all.remove(this);
                rows.remove(this);
            });
            remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            addClassNames("form", "card", "card--quiet");
            add(delegation, provision, mayNominate, new Div(remove));
        }

        Mandate.Exclusion exclusion() {
            DelegationView who = delegation.getValue();
            PlanText.Place by = provision.getValue();
            if (who == null || by == null) {
                throw new RuleViolation("mission.error.exclusion");
            }
            return new Mandate.Exclusion(who.id(), by.id(), mayNominate.getValue());
        }
    }

    private Fields another(Mandate.@Nullable Exclusion exclusion) {
        Fields fields = new Fields(exclusion);
        all.add(fields);
        rows.add(fields);
        return fields;
    }

    /** Shows those that are there already. */
    void fill(List<Mandate.Exclusion> there) {
        there.forEach(this::another);
    }

    List<Mandate.Exclusion> values() {
        return all.stream().map(Fields::exclusion).toList();
    }
}
