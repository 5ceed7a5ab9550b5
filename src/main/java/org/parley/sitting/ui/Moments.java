package org.parley.sitting.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.parley.design.Calendars;
import org.parley.design.Formats;

/** Fields for a moment in the reader's time zone, which they name. */
final class Moments {

    private Moments() {}

    static DateTimePicker field(String label, @Nullable Instant moment) {
        UI ui = UI.getCurrentOrThrow();
        DateTimePicker picker = new DateTimePicker(label);
        picker.setHelperText(
                ui.getTranslation("sitting.field.zone", Formats.current().zone().getId()));
        picker.setLocale(ui.getLocale());
        picker.setDateAriaLabel(ui.getTranslation("sitting.field.date"));
        picker.setTimeAriaLabel(ui.getTranslation("sitting.field.time"));
        picker.setDatePickerI18n(Calendars.words());
        if (moment != null) {
            picker.setValue(moment.atZone(Formats.current().zone()).toLocalDateTime());
        }
        return picker;
    }

    static @Nullable Instant value(DateTimePicker picker) {
        LocalDateTime value = picker.getValue();
        return value == null ? null : value.atZone(Formats.current().zone()).toInstant();
    }
}
