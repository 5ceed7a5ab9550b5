package org.parley.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.parley.kernel.RuleViolation;

class LocalDeadlineTests {

    @Test
    void isTheSameMomentWhateverWallItIsReadFrom() {
        Instant moment = Instant.parse("2026-11-25T16:00:00Z");
        assertThat(LocalDeadline.of(LocalDateTime.parse("2026-11-25T18:00"), "Europe/Kyiv"))
                .isEqualTo(moment);
        assertThat(LocalDeadline.of(LocalDateTime.parse("2026-11-25T11:00"), "America/New_York"))
                .isEqualTo(moment);
        assertThat(LocalDeadline.of(LocalDateTime.parse("2026-11-25T21:45"), "Asia/Kathmandu"))
                .isEqualTo(moment);
        assertThat(LocalDeadline.of(LocalDateTime.parse("2026-11-26T05:00"), "Pacific/Auckland"))
                .as("already the next day there")
                .isEqualTo(moment);
        assertThat(LocalDeadline.of(LocalDateTime.parse("2026-11-25T16:00"), "UTC"))
                .isEqualTo(moment);
    }

    @Test
    void keepsTheHourOfTheDayOverAChangeOfTheClocks() {
        Instant before = LocalDeadline.of(LocalDateTime.parse("2026-03-28T18:00"), "Europe/Vienna");
        Instant after = LocalDeadline.of(LocalDateTime.parse("2026-03-29T18:00"), "Europe/Vienna");
        assertThat(Duration.between(before, after)).isEqualTo(Duration.ofHours(23));
        assertThat(Duration.between(
                        LocalDeadline.of(LocalDateTime.parse("2026-10-24T18:00"), "Europe/Vienna"),
                        LocalDeadline.of(LocalDateTime.parse("2026-10-25T18:00"), "Europe/Vienna")))
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void takesAnHourThatComesTwiceTheSecondTime() {
        assertThat(LocalDeadline.of(LocalDateTime.parse("2026-10-25T02:30"), "Europe/Vienna"))
                .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(LocalDeadline.of(LocalDateTime.parse("2026-11-01T01:30"), "America/New_York"))
                .isEqualTo(Instant.parse("2026-11-01T06:30:00Z"));
    }

    @Test
    void refusesAnHourThatDoesNotComeAndAPlaceThatIsNotThere() {
        assertThatThrownBy(() -> LocalDeadline.of(LocalDateTime.parse("2026-03-29T02:30"), "Europe/Vienna"))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.key()).isEqualTo("voting.error.no-such-hour"));
        assertThatThrownBy(() -> LocalDeadline.of(LocalDateTime.parse("2026-03-29T02:30"), "Europe/Atlantis"))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.key()).isEqualTo("voting.error.zone"));
    }

    @Test
    void remindsADayAndTwoHoursBefore() {
        Instant deadline = Instant.parse("2026-03-29T16:00:00Z");
        Instant day = deadline.minus(Duration.ofHours(24));
        Instant hours = deadline.minus(Duration.ofHours(2));
        assertThat(Reminders.next(deadline.minus(Duration.ofDays(3)), deadline)).hasValue(day);
        assertThat(Reminders.next(day, deadline)).as("once that one is out").hasValue(hours);
        assertThat(Reminders.next(deadline.minus(Duration.ofHours(5)), deadline))
                .hasValue(hours);
        assertThat(Reminders.next(hours, deadline)).isEmpty();
        assertThat(Reminders.next(deadline.plusSeconds(1), deadline)).isEmpty();
    }
}
