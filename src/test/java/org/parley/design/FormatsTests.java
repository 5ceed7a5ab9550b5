package org.parley.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTests {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Formats kyiv = new Formats(Locale.UK, ZoneId.of("Europe/Kyiv"));

    @Test
    void writesMomentsInThePersonsZoneAndLanguage() {
        assertThat(kyiv.dateTime(NOON)).contains("22 Nov 2026").contains("14:00");
        assertThat(kyiv.exact(NOON)).endsWith("14:00:00 Europe/Kyiv");
        assertThat(new Formats(Locale.of("uk"), ZoneId.of("UTC")).date(NOON)).contains("22 листопада 2026");
    }

    @Test
    void saysHowFarAMomentIsAndTheDateWhenItIsFar() {
        assertThat(kyiv.relative(NOON.minusSeconds(20), NOON)).isEqualTo("now");
        assertThat(kyiv.relative(NOON.minusSeconds(180), NOON)).isEqualTo("3 minutes ago");
        assertThat(kyiv.relative(NOON.plus(Duration.ofHours(2)), NOON)).isEqualTo("in 2 hours");
        assertThat(kyiv.relative(NOON.minus(Duration.ofDays(30)), NOON)).isEqualTo("23 October 2026");
    }

    @Test
    void saysADurationByItsTwoLargestUnits() {
        assertThat(kyiv.duration(Duration.ofSeconds(0))).isEqualTo("0 seconds");
        assertThat(kyiv.duration(Duration.ofMinutes(61).plusSeconds(5))).isEqualTo("1 hour, 1 minute");
        assertThat(kyiv.duration(Duration.ofDays(2).plusHours(3).plusMinutes(4)))
                .isEqualTo("2 days, 3 hours");
    }

    @Test
    void keepsTheDirectionOfEachNameInAListWrittenFromRightToLeft() {
        assertThat(kyiv.list(List.of("Ireland", "France", "Canada"))).isEqualTo("Ireland, France and Canada");
        assertThat(new Formats(Locale.of("ar"), ZoneId.of("UTC")).list(List.of("Ireland", "France")))
                .isEqualTo("\u2068Ireland\u2069 و\u2068France\u2069");
    }

    @Test
    void writesEveryModelAsTheElementsReadIt() {
        Redline.Node node = new Redline.Node(
                null, 1, Redline.Status.CHANGED, "1", "2", List.of(), List.of(Redline.Span.inserted("x")), null);
        assertThat(ModelElement.json(new Redline.Model(null, List.of(node))))
                .isEqualTo(
                        "{\"nodes\":[{\"depth\":1,\"status\":\"CHANGED\",\"before\":\"1\",\"after\":\"2\",\"text\":[{\"kind\":\"INSERTED\",\"text\":\"x\"}]}]}");
        assertThat(ModelElement.json(new PlanTextView.Mark("Open", Shape.RING, Tone.ACCENT)))
                .isEqualTo("{\"word\":\"Open\",\"shape\":\"ring\",\"tone\":\"accent\"}");
    }
}
