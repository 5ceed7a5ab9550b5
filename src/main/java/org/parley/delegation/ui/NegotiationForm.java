package org.parley.delegation.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.parley.delegation.NewNegotiation;
import org.parley.delegation.RuleSetNames;
import org.parley.design.ProseField;

/** What must be said to begin a negotiation; every field says its limit. */
final class NegotiationForm extends Div {

    private static final String SUBSTANCE = "peace-plan";
    private static final String PROCEDURE = "simple-majority";
    private static final String WHOLE_TEXT = "consensus";

    private final TextField name = new TextField();
    private final TextField slug = new TextField();
    private final ProseField description;
    private final Checkbox openToAll = new Checkbox();
    private final IntegerField coSponsors;
    private final DateTimePicker deadline;
    private final Select<String> substance;
    private final Select<String> procedure;
    private final Select<String> wholeText;

    NegotiationForm(RuleSetNames rules) {
        addClassName("form");
        name.setLabel(getTranslation("delegation.field.negotiation-name"));
        name.setHelperText(getTranslation("delegation.field.limit", NewNegotiation.NAME_LIMIT));
        name.setRequiredIndicatorVisible(true);
        slug.setLabel(getTranslation("delegation.field.slug"));
        slug.setHelperText(getTranslation("delegation.field.slug-hint"));
        slug.setRequiredIndicatorVisible(true);
        description = new ProseField(getTranslation("delegation.field.description"), NewNegotiation.DESCRIPTION_LIMIT);
        openToAll.setLabel(getTranslation("delegation.field.open"));
        coSponsors = Fields.coSponsors();
        coSponsors.setValue(0);
        deadline = Fields.deadline();
        substance = rules("substance", rules.names(), SUBSTANCE);
        procedure = rules("procedure", rules.names(), PROCEDURE);
        wholeText = rules("whole-text", rules.names(), WHOLE_TEXT);
        add(name, slug, description, openToAll, coSponsors, deadline, substance, procedure, wholeText);
    }

    NewNegotiation said() {
        return new NewNegotiation(
                slug.getValue(),
                name.getValue(),
                description.getValue(),
                openToAll.getValue(),
                Fields.value(coSponsors),
                Fields.instant(deadline),
                substance.getValue(),
                procedure.getValue(),
                wholeText.getValue());
    }

    private Select<String> rules(String question, List<String> names, String first) {
        Select<String> select = new Select<>();
        select.setLabel(getTranslation("delegation.rules." + question));
        select.setItems(names);
        select.setItemLabelGenerator(id -> getTranslation("procedure.preset." + id));
        select.setValue(names.contains(first) ? first : names.getFirst());
        return select;
    }
}
