package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ibm.icu.text.Normalizer2;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.kernel.RuleViolation;

class TextRulesTests {

    @Property(seed = "7", tries = 5000)
    @Tag("property")
    void whatIsKeptIsKeptUnchangedTheSecondTime(@ForAll String text) {
        for (boolean prose : new boolean[] {true, false}) {
            String kept;
            try {
                kept = prose ? TextRules.prose(text) : TextRules.treaty(text);
            } catch (RuleViolation refused) {
                assertThat(refused.key()).startsWith("text.error.");
                continue;
            }
            assertThat(prose ? TextRules.prose(kept) : TextRules.treaty(kept)).isEqualTo(kept);
            assertThat(Normalizer2.getNFCInstance().isNormalized(kept)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0007, control", "0000, control", "007F, control", "202E, direction", "202A, direction", "2066, direction",
        "2069, direction", "200B, invisible", "2060, invisible", "FEFF, invisible", "00AD, invisible",
                "E0041, invisible",
        "3164, invisible", "E000, unknown-character", "FFFD, unknown-character", "FFFF, unknown-character"
    })
    void refusesCharactersThatHideOrMislead(String code, String reason) {
        String text = "peace" + Character.toString(Integer.parseInt(code, 16)) + "ful";
        for (boolean prose : new boolean[] {true, false}) {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> {
                        if (prose) {
                            TextRules.prose(text);
                        } else {
                            TextRules.treaty(text);
                        }
                    })
                    .satisfies(violation -> {
                        assertThat(violation.key()).isEqualTo("text.error." + reason);
                        assertThat(violation.arguments()).containsExactly("U+" + code, 6);
                    });
        }
    }

    @Test
    void refusesHalvesOfCharacters() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> TextRules.treaty("a\uD83D b"))
                .matches(violation -> violation.key().equals("text.error.half-character"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"👍", "we agree 🤝", "👩‍⚖️ presides", "🇺🇦 and 🇫🇷", "👋🏽"})
    void emojiStandInCommentsAndNotInATreaty(String text) {
        assertThat(TextRules.prose(text)).isEqualTo(text);
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> TextRules.treaty(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Article 4 § 2 – “the Parties”",
                "№ 5 … ©",
                "می‌خواهم",
                "क्‍ष",
                "صلح",
                "和平",
                "10\u00A0000 km²",
                "½ °"
            })
    void treatyTextOfAllScriptsStands(String text) {
        assertThat(TextRules.treaty(text)).isEqualTo(text);
    }

    @Test
    void composesWhatLooksTheSame() {
        assertThat(TextRules.treaty("cafe\u0301")).isEqualTo("caf\u00e9");
    }

    @Test
    void treatyTextIsOneParagraphInSingleSpaces() {
        assertThat(TextRules.treaty("  The Parties\r\n\tshall   talk. ")).isEqualTo("The Parties shall talk.");
        assertThat(TextRules.prose("First.\r\n\r\n  Second.  ")).isEqualTo("First.\n\n  Second.");
    }

    @Test
    void refusesLettersBuriedInMarks() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> TextRules.treaty("a" + "\u0335".repeat(40)))
                .matches(violation -> violation.key().equals("text.error.marks"));
    }

    @Test
    void bracesAreForReferencesOnly() {
        String reference = References.to(ProvisionId.next());
        assertThat(TextRules.treaty("see " + reference)).isEqualTo("see " + reference);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> TextRules.treaty("see {ref:nothing}"))
                .matches(violation -> violation.key().equals("text.error.brace"));
    }

    @Test
    void aFiveMegabytePasteIsRefusedAtOnceWithBothNumbers() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> TextRules.treaty("x".repeat(5_000_000)))
                .satisfies(violation -> {
                    assertThat(violation.key()).isEqualTo("text.error.too-long");
                    assertThat(violation.arguments()).containsExactly(TextRules.TEXT_LENGTH, 5_000_000);
                });
    }

    @Test
    void anEmptyProvisionMayBeTypedButNotProposed() {
        Provision empty = Provision.of(ProvisionId.next(), "");
        PlanText text = new PlanText(List.of(empty));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> TextRules.complete(text))
                .matches(violation -> violation.key().equals("text.error.empty-provision"));
    }

    @Test
    void aReferenceToNothingIsNotProposed() {
        PlanText text =
                new PlanText(List.of(Provision.of(ProvisionId.next(), "see " + References.to(ProvisionId.next()))));
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> TextRules.complete(text))
                .matches(violation -> violation.key().equals("text.error.reference-to-nothing"));
    }

    @Test
    void oneProvisionStandsInOnePlace() {
        Provision provision = Provision.of(ProvisionId.next(), "twice");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new PlanText(List.of(provision, provision)))
                .matches(violation -> violation.key().equals("text.error.same-provision-twice"));
    }
}
