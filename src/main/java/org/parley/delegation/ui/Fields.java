package org.parley.delegation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationService;
import org.parley.design.Calendars;
import org.parley.design.Formats;
import org.parley.kernel.RuleViolation;

/** The fields that both the beginning of a negotiation and its settings have. */
final class Fields {

    private static final int MOST_CO_SPONSORS = 50;

    private Fields() {}

    static IntegerField coSponsors() {
        UI ui = UI.getCurrentOrThrow();
        IntegerField field = new IntegerField(ui.getTranslation("delegation.field.co-sponsors"));
        field.setHelperText(ui.getTranslation("delegation.field.co-sponsors-hint", MOST_CO_SPONSORS));
        field.setStepButtonsVisible(true);
        field.setMin(0);
        field.setMax(MOST_CO_SPONSORS);
        return field;
    }

    static IntegerField consentHours() {
        UI ui = UI.getCurrentOrThrow();
        IntegerField field = new IntegerField(ui.getTranslation("delegation.field.consent-hours"));
        field.setHelperText(
                ui.getTranslation("delegation.field.consent-hours-hint", NegotiationService.CONSENT_HOURS_LIMIT));
        field.setStepButtonsVisible(true);
        field.setMin(1);
        field.setMax(NegotiationService.CONSENT_HOURS_LIMIT);
        return field;
    }

    static int value(IntegerField field) {
        Integer value = field.getValue();
        if (value == null) {
            throw new RuleViolation("delegation.error.co-sponsors");
        }
        return value;
    }

    /** A moment in the person's own time zone, which it names. */
    static DateTimePicker deadline() {
        UI ui = UI.getCurrentOrThrow();
        DateTimePicker picker = new DateTimePicker(ui.getTranslation("delegation.field.deadline"));
        picker.setHelperText(ui.getTranslation(
                "delegation.field.deadline-hint", Formats.current().zone().getId()));
        picker.setLocale(ui.getLocale());
        picker.setDateAriaLabel(ui.getTranslation("delegation.field.deadline-date"));
        picker.setTimeAriaLabel(ui.getTranslation("delegation.field.deadline-time"));
        picker.setDatePickerI18n(Calendars.words());
        return picker;
    }

    static @Nullable Instant instant(DateTimePicker picker) {
        LocalDateTime value = picker.getValue();
        return value == null ? null : value.atZone(Formats.current().zone()).toInstant();
    }

    static void set(DateTimePicker picker, @Nullable Instant moment) {
        if (moment != null) {
            picker.setValue(moment.atZone(Formats.current().zone()).toLocalDateTime());
        }
    }
}
