package org.parley.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.parley.kernel.RuleViolation;

class TextAnchorTests {

    private static final String TEXT = "The Parties shall withdraw. The Parties shall report.";

    @Test
    void findsWordsWhereTheyWere() {
        TextAnchor second = TextAnchor.in(TEXT, 28, 39, 3);
        assertThat(second.exact()).isEqualTo("The Parties");
        assertThat(second.find(TEXT)).contains(new TextAnchor.Place(28, 39));
    }

    @Test
    void findsWordsThatMoved() {
        TextAnchor second = TextAnchor.in(TEXT, 28, 39, 3);
        String moved = "In good faith: " + TEXT;
        assertThat(second.find(moved)).contains(new TextAnchor.Place(43, 54));
    }

    @Test
    void ofEqualPlacesTakesTheOneWhoseSurroundingsAgree() {
        TextAnchor second = TextAnchor.in(TEXT, 28, 39, 3);
        assertThat(second.find("The Parties shall report. The Parties shall withdraw."))
                .contains(new TextAnchor.Place(0, 11));
    }

    @Test
    void ofEqualSurroundingsTakesTheNearest() {
        TextAnchor last = TextAnchor.in("aa bb aa bb aa", 6, 8, 1);
        assertThat(new TextAnchor("aa", "", "", 6, 1).find("aa bb aa bb aa")).contains(new TextAnchor.Place(6, 8));
        assertThat(last.find("aa bb aa bb aa")).contains(new TextAnchor.Place(6, 8));
    }

    @Test
    void knowsWhenTheWordsAreGone() {
        assertThat(TextAnchor.in(TEXT, 46, 52, 1).exact()).isEqualTo("report");
        assertThat(TextAnchor.in(TEXT, 46, 52, 1).find("The Parties shall withdraw."))
                .isEmpty();
    }

    @Test
    void refusesWhatQuotesNothingOrTooMuch() {
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> TextAnchor.in(TEXT, 4, 4, 1));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> TextAnchor.in(TEXT, -1, 4, 1));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> TextAnchor.in(TEXT, 0, 400, 1));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> new TextAnchor("  ", "", "", 0, 1));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new TextAnchor("a".repeat(2_001), "", "", 0, 1));
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> new TextAnchor("a", "b".repeat(65), "", 0, 1));
    }
}
