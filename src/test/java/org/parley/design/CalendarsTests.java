package org.parley.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarsTests {

    @ParameterizedTest
    @CsvSource({"en-GB,22/11/2026", "uk,22.11.2026", "ru,22.11.2026", "fr,22/11/2026", "es,22/11/2026", "ar,22/11/2026"
    })
    void writesADayWithFiguresAndNothingThatTurnsThemRound(String language, String written) {
        String pattern = Calendars.pattern(Locale.forLanguageTag(language));
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        assertThat(LocalDate.of(2026, 11, 22).format(format)).isEqualTo(written);
        assertThat(LocalDate.parse(written, format)).isEqualTo(LocalDate.of(2026, 11, 22));
    }
}
