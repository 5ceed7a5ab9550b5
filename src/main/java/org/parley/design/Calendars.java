package org.parley.design;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import java.text.DateFormatSymbols;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Calendars to choose a day from, in the language of the page. */
public final class Calendars {

    private Calendars() {}

    /** Months, days, buttons, and how a day is written, as the reader of the current screen knows them. */
    public static DatePicker.DatePickerI18n words() {
        UI ui = UI.getCurrentOrThrow();
        Locale locale = Formats.current().locale();
        DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
        return new DatePicker.DatePickerI18n()
                .setDateFormat(pattern(locale))
                .setMonthNames(List.of(symbols.getMonths()).subList(0, 12))
                .setWeekdays(Arrays.asList(symbols.getWeekdays()).subList(1, 8))
                .setWeekdaysShort(Arrays.asList(symbols.getShortWeekdays()).subList(1, 8))
                .setFirstDayOfWeek(WeekFields.of(locale).getFirstDayOfWeek().getValue() % 7)
                .setToday(ui.getTranslation("design.today"))
                .setCancel(ui.getTranslation("design.cancel"));
    }

    /**
     * How a day is written with figures, the year in full. Without the marks of direction that the Arabic pattern carries: the field
     * runs from left to right, and there they would tear the date apart.
     */
    static String pattern(Locale locale) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale)
                .replaceAll("\\p{Cf}", "")
                .replaceAll("y+", "yyyy");
    }
}
