package org.parley.sitting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import org.parley.delegation.DelegationView;
import org.parley.kernel.RuleViolation;
import org.parley.sitting.AttendanceView;

/** Fields that several dialogs of a sitting have. */
final class Fields {

    private Fields() {}

    static Div form(Component... fields) {
        Div form = new Div(fields);
        form.addClassNames("stack", "stack--close");
        return form;
    }

    /** The delegations in their order at the table. */
    static Select<DelegationView> delegations(Scene scene) {
        Select<DelegationView> select = new Select<>();
        select.setLabel(UI.getCurrentOrThrow().getTranslation("sitting.field.delegation"));
        select.setItems(
                scene.sitting().roll().stream().map(AttendanceView::delegation).toList());
        select.setItemLabelGenerator(DelegationView::name);
        return select;
    }

    static DelegationView required(Select<DelegationView> select) {
        DelegationView chosen = select.getValue();
        if (chosen == null) {
            throw new RuleViolation("sitting.error.which-delegation");
        }
        return chosen;
    }
}
