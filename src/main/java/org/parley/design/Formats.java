package org.parley.design;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import com.vaadin.flow.component.UI;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Dates, times and durations as the person reads them: in their language and their time zone. */
public record Formats(Locale locale, ZoneId zone) {

    /** Browsers still tell some zones by names that were given up. */
    private static final Map<String, String> NEW_NAMES = Map.of("Europe/Kiev", "Europe/Kyiv");

    /** Those of the current screen: its language, and the browser's zone (UTC when it names none that is known here). */
    public static Formats current() {
        UI ui = UI.getCurrentOrThrow();
        return new Formats(world(ui.getLocale()), zone(ui));
    }

    /** English without a country is written as the United Nations write it: the day before the month, 24 hours. */
    private static Locale world(Locale locale) {
        return locale.getLanguage().equals("en") && locale.getCountry().isEmpty() ? Locale.UK : locale;
    }

    private static ZoneId zone(UI ui) {
        String name = ui.getPage().getExtendedClientDetails().getTimeZoneId();
        if (name == null || name.isBlank()) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(NEW_NAMES.getOrDefault(name, name));
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /** "22 November 2026". */
    public String date(Instant instant) {
        return date(instant.atZone(zone).toLocalDate());
    }

    /** "22 November 2026". */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(date);
    }

    /** "15:32". */
    public String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(zone));
    }

    /** "22 Nov 2026, 15:32". */
    public String dateTime(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(instant.atZone(zone));
    }

    /** "22 Nov 2026, 15:32:10 Europe/Kyiv": where the second and the zone matter, as in the record. */
    public String exact(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(instant.atZone(zone))
                + " " + zone.getId();
    }

    /** "3 minutes ago", "in 2 hours"; the date when it is more than six days away. */
    public String relative(Instant instant, Instant now) {
        long seconds = Duration.between(now, instant).getSeconds();
        long distance = Math.abs(seconds);
        if (distance >= ChronoUnit.DAYS.getDuration().getSeconds() * 6) {
            return date(instant);
        }
        RelativeDateTimeFormatter words = RelativeDateTimeFormatter.getInstance(ULocale.forLocale(locale));
        if (distance < 60) {
            return words.format(RelativeDateTimeFormatter.Direction.PLAIN, RelativeDateTimeFormatter.AbsoluteUnit.NOW);
        }
        RelativeDateTimeFormatter.Direction direction =
                seconds < 0 ? RelativeDateTimeFormatter.Direction.LAST : RelativeDateTimeFormatter.Direction.NEXT;
        if (distance < 3_600) {
            return words.format(distance / 60, direction, RelativeDateTimeFormatter.RelativeUnit.MINUTES);
        }
        if (distance < 86_400) {
            return words.format(distance / 3_600, direction, RelativeDateTimeFormatter.RelativeUnit.HOURS);
        }
        return words.format(distance / 86_400, direction, RelativeDateTimeFormatter.RelativeUnit.DAYS);
    }

    /** "2 days, 3 hours", with the two largest units. */
    public String duration(Duration duration) {
        List<Measure> measures = new ArrayList<>();
        add(measures, duration.toDaysPart(), MeasureUnit.DAY);
        add(measures, duration.toHoursPart(), MeasureUnit.HOUR);
        add(measures, duration.toMinutesPart(), MeasureUnit.MINUTE);
        add(measures, duration.toSecondsPart(), MeasureUnit.SECOND);
        if (measures.isEmpty()) {
            measures.add(new Measure(0, MeasureUnit.SECOND));
        }
        return MeasureFormat.getInstance(ULocale.forLocale(locale), MeasureFormat.FormatWidth.WIDE)
                .formatMeasures(measures.stream().limit(2).toArray(Measure[]::new));
    }

    /** "Ireland, France and Canada". Each name keeps its own direction, so that Latin names stand in the order of an Arabic sentence. */
    public String list(List<String> names) {
        boolean rightToLeft = ULocale.forLocale(locale).isRightToLeft();
        return ListFormatter.getInstance(locale)
                .format(
                        rightToLeft
                                ? names.stream()
                                        .map(name -> '\u2068' + name + '\u2069')
                                        .toList()
                                : names);
    }

    /** A number as it is written in the person's language. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** The moment as a {@code <time>} on the page: relative to now, the exact time on hovering and for machines. */
    public Moment moment(Instant instant, Instant now) {
        Moment moment = new Moment(relative(instant, now));
        moment.getElement().setAttribute("datetime", instant.toString());
        moment.getElement().setAttribute("title", exact(instant));
        return moment;
    }

    /** The moment as a {@code <time>} on the page: date and time. */
    public Moment moment(Instant instant) {
        Moment moment = new Moment(dateTime(instant));
        moment.getElement().setAttribute("datetime", instant.toString());
        moment.getElement().setAttribute("title", exact(instant));
        return moment;
    }

    private static void add(List<Measure> measures, long amount, MeasureUnit unit) {
        if (amount > 0) {
            measures.add(new Measure(amount, unit));
        }
    }
}
