package org.parley.library;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.parley.kernel.RuleViolation;

/**
 * A date as exactly as it is known (ISO 8601): a day, a month or a year.
 *
 * @param iso {@code 1995-11-21}, {@code 1995-11} or {@code 1995}
 */
public record HistoricalDate(String iso) implements Comparable<HistoricalDate> {

    private static final Pattern FORM = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    /** @throws RuleViolation where it is none */
    public HistoricalDate {
        iso = iso.strip();
        if (!FORM.matcher(iso).matches() || !exists(iso)) {
            throw new RuleViolation("library.error.date", iso.length() > 40 ? iso.substring(0, 40) : iso);
        }
    }

    private static boolean exists(String iso) {
        try {
            switch (iso.length()) {
                case 10 -> LocalDate.parse(iso);
                case 7 -> YearMonth.parse(iso);
                default -> Year.parse(iso);
            }
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    public int year() {
        return Integer.parseInt(iso.substring(0, 4));
    }

    /** Its first day. */
    public LocalDate first() {
        return switch (iso.length()) {
            case 10 -> LocalDate.parse(iso);
            case 7 -> YearMonth.parse(iso).atDay(1);
            default -> Year.parse(iso).atDay(1);
        };
    }

    @Override
    public int compareTo(HistoricalDate other) {
        return first().compareTo(other.first());
    }

    @Override
    public String toString() {
        return iso;
    }
}
