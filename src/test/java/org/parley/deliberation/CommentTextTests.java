package org.parley.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.identity.PersonId;
import org.parley.kernel.RuleViolation;

class CommentTextTests {

    private static final Listener ANN = listener("Ann Lee");
    private static final Listener ANNE = listener("Ann Leeson");
    private static final Listener OLENA = listener("Олена Гриценко");

    private static Listener listener(String name) {
        return new Listener(new PersonId(UUID.randomUUID()), name, null);
    }

    private static List<UUID> mentioned(String text, Listener... listeners) {
        return new CommentText(text)
                .mentions(List.of(listeners)).stream().map(Mention::person).toList();
    }

    @Test
    void findsThePeopleWhoseNamesFollowAnAtSign() {
        assertThat(mentioned("Would @Ann Lee and @Олена Гриценко agree?", ANN, ANNE, OLENA))
                .containsExactly(ANN.person().value(), OLENA.person().value());
    }

    @Test
    void takesTheLongestOfNamesThatBeginAlike() {
        assertThat(mentioned("@Ann Leeson, please", ANN, ANNE))
                .containsExactly(ANNE.person().value());
    }

    @Test
    void takesNoNameOutOfALongerWord() {
        assertThat(mentioned("@Ann Leesonovich", ANN, ANNE)).isEmpty();
    }

    @Test
    void meansEverybodyOfAnAmbiguousName() {
        Listener namesake = listener("Ann Lee");
        assertThat(mentioned("@Ann Lee", ANN, namesake))
                .containsExactlyInAnyOrder(
                        ANN.person().value(), namesake.person().value());
    }

    @Test
    void mentionsNobodyWhoDoesNotListen() {
        assertThat(mentioned("@Ann Lee", OLENA)).isEmpty();
    }

    @Test
    void refusesToCallEverybody() {
        Listener[] crowd = IntStream.rangeClosed(1, 21)
                .mapToObj(number -> listener("Person " + number))
                .toArray(Listener[]::new);
        String text = IntStream.rangeClosed(1, 21)
                .mapToObj(number -> "@Person " + number)
                .reduce("", (all, one) -> all + one + " ");
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> mentioned(text, crowd))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("deliberation.error.too-many-mentions"));
    }

    static Stream<Arguments> misleading() {
        return Stream.of(
                Arguments.of("bold \u202Eeman", "text.error.direction"),
                Arguments.of("isolated \u2066word", "text.error.direction"),
                Arguments.of("bell \u0007", "text.error.control"),
                Arguments.of("null \u0000", "text.error.control"),
                Arguments.of("half \uD83D", "text.error.half-character"),
                Arguments.of("zero\u200Bwidth", "text.error.invisible"));
    }

    @ParameterizedTest
    @MethodSource("misleading")
    void refusesCharactersThatMisleadTheEye(String text, String key) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new CommentText(text))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\n"})
    void refusesNothing(String text) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new CommentText(text))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("text.error.empty"));
    }

    @Test
    void refusesFiveMegabytesAtOnce() {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new CommentText("x".repeat(5_000_000)))
                .satisfies(refused -> {
                    assertThat(refused.key()).isEqualTo("text.error.too-long");
                    assertThat(refused.arguments()).containsExactly(5_000, 5_000_000);
                });
    }

    @Test
    void keepsMarkupEmojiAndLinesAsTheyAre() {
        String text = "<script>alert(1)</script>\n**not bold** 👍🏽 & {curly}";
        assertThat(new CommentText(text).value()).isEqualTo(text);
    }

    @Test
    void cutsAnExcerptBetweenWordsAndNeverInsideACharacter() {
        assertThat(CommentText.excerpt("short\ntext")).isEqualTo("short text");
        assertThat(CommentText.excerpt("word ".repeat(60))).endsWith("word…").hasSizeLessThan(142);
        assertThat(CommentText.excerpt("👍".repeat(100))).isEqualTo("👍".repeat(70) + "…");
    }
}
