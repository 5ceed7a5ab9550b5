package org.parley.voting.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a rule means: a kind of delegation, a group or a name, chosen or typed. */
final class WhoField extends ComboBox<String> {

    WhoField(String label, List<String> offered, @Nullable String value) {
        super(label);
        List<String> items = new ArrayList<>(offered);
        if (value != null && !value.isEmpty() && !items.contains(value)) {
            items.add(value);
        }
        setItems(items);
        setItemLabelGenerator(this::called);
        setAllowCustomValue(true);
        addCustomValueSetListener(typed -> {
            String said = typed.getDetail().strip();
            if (!items.contains(said)) {
                items.add(said);
                setItems(items);
            }
            setValue(said);
        });
        setClearButtonVisible(true);
        if (value != null && !value.isEmpty()) {
            setValue(value);
        }
    }

    /** Null where nothing is said. */
    @Nullable
    String chosen() {
        String value = getValue();
        return value == null || value.isBlank() ? null : value.strip();
    }

    private String called(String who) {
        return switch (who) {
            case "party", "guarantor", "contributor" -> getTranslation("delegation.kind." + who);
            default -> who;
        };
    }
}
