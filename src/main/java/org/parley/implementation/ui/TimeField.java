package org.parley.implementation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;

/** A length of time in hours or days. */
final class TimeField extends Div {

    private static final int DAY = 24;

    /** Whether it is counted in hours, or in days of 24 of them. */
    private enum Unit {
        HOURS,
        DAYS
    }

    private final IntegerField number = new IntegerField();
    private final Select<Unit> unit = new Select<>();

    TimeField(String label) {
        number.setLabel(label);
        number.setMin(1);
        number.setStepButtonsVisible(true);
        number.setManualValidation(true);
        unit.setLabel(getTranslation("guarantee.field.unit"));
        unit.setItems(Unit.values());
        unit.setItemLabelGenerator(
                each -> getTranslation(each == Unit.HOURS ? "guarantee.unit.hours" : "guarantee.unit.days"));
        unit.setValue(Unit.HOURS);
        addClassName("toolbar");
        add(number, unit);
    }

    void hours(int hours) {
        boolean days = hours >= 3 * DAY && hours % DAY == 0;
        unit.setValue(days ? Unit.DAYS : Unit.HOURS);
        number.setValue(days ? hours / DAY : hours);
    }

    /** 0 where nothing is typed. */
    int hours() {
        Integer typed = number.getValue();
        long hours = typed == null ? 0 : (long) typed * (unit.getValue() == Unit.DAYS ? DAY : 1);
        return (int) Math.clamp(hours, 0, Integer.MAX_VALUE);
    }
}
