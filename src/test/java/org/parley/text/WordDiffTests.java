package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordDiffTests {

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    @Property(tries = 2000)
    @Tag("property")
    void aRedlineReadsBothWays(@ForAll("randomness") Random random) {
        String before = Drafts.words(random, 60);
        String after = random.nextInt(10) == 0 ? Drafts.words(random, 60) : Drafts.reworded(random, before);
        Redline redline = WordDiff.redline(before, after);
        assertThat(redline.before()).isEqualTo(before);
        assertThat(redline.after()).isEqualTo(after);
        assertThat(redline.isUnchanged()).isEqualTo(before.equals(after));
        assertThat(redline.spans()).noneMatch(span -> span.text().isEmpty());
    }

    @Property(seed = "7", tries = 2000)
    @Tag("property")
    void aTextOfAnyCharactersReadsBothWays(@ForAll String before, @ForAll String after) {
        Redline redline = WordDiff.redline(before, after);
        assertThat(redline.before()).isEqualTo(before);
        assertThat(redline.after()).isEqualTo(after);
    }

    /** The short way for common alphabets cuts as the general one does, which is Unicode's. */
    @Property(seed = "7", tries = 3000)
    @Tag("property")
    void wordsAreCutAsUnicodeSays(@ForAll("common") String text) {
        BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
        words.setText(text);
        List<String> expected = new ArrayList<>();
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
            expected.add(text.substring(start, end));
            start = end;
        }
        assertThat(Tokens.of(text).list()).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> common() {
        return Arbitraries.strings()
                .withChars("aéЯїω19_ .,:;'’\"-/()·\u00A0\u2014\u2026٣ب中")
                .ofMaxLength(14);
    }

    @Property(seed = "7", tries = 1000)
    @Tag("property")
    void tokensJoinedAreTheText(@ForAll String text) {
        Tokens tokens = Tokens.of(text);
        assertThat(tokens.join(0, tokens.size())).isEqualTo(text);
    }

    @Property(tries = 1000)
    @Tag("property")
    void aMergeIsTheSameFromBothSidesAndKeepsWhatOnlyOneChanged(@ForAll("randomness") Random random) {
        String base = Drafts.words(random, 50);
        String one = Drafts.reworded(random, base);
        String other = Drafts.reworded(random, base);
        assertThat(WordDiff.merge(base, one, other)).isEqualTo(WordDiff.merge(base, other, one));
        assertThat(WordDiff.merge(base, one, base)).contains(one);
        assertThat(WordDiff.merge(base, one, one)).contains(one);
    }

    static Stream<List<String>> readings() {
        return Stream.of(
                List.of(
                        "within 30 days after signature",
                        "within 14 days after signature",
                        "within [-30-]{+14+} days after signature"),
                List.of("red car stops", "blue bus stops", "[-red car-]{+blue bus+} stops"),
                List.of(
                        "The Parties shall withdraw.",
                        "The Parties shall not withdraw.",
                        "The Parties shall {+not +}withdraw."),
                List.of(
                        "Сторони виводять війська",
                        "Сторони негайно виводять війська",
                        "Сторони {+негайно +}виводять війська"),
                List.of("تسحب الأطراف قواتها", "تسحب الأطراف كل قواتها", "تسحب الأطراف {+كل +}قواتها"),
                List.of("双方应当撤出部队", "双方不应当撤出部队", "双方{+不+}应当撤出部队"),
                List.of("cafe\u0301".replace("e\u0301", "\u00e9"), "cafe", "[-caf\u00e9-]{+cafe+}"));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void readsAsALawyerWouldMarkIt(List<String> reading) {
        assertThat(WordDiff.redline(reading.get(0), reading.get(1)).spans().stream()
                        .map(WordDiffTests::marked)
                        .collect(Collectors.joining()))
                .isEqualTo(reading.get(2));
    }

    private static String marked(Redline.Span span) {
        return switch (span.kind()) {
            case SAME -> span.text();
            case INSERTED -> "{+" + span.text() + "+}";
            case DELETED -> "[-" + span.text() + "-]";
        };
    }

    @Test
    void aReferenceIsOneWord() {
        String reference = References.to(ProvisionId.next());
        assertThat(Tokens.of("under " + reference + ".").list()).containsExactly("under", " ", reference, ".");
    }

    @Test
    void mergesEditsOfDifferentWords() {
        assertThat(WordDiff.merge(
                        "within 30 days after signature by both Parties",
                        "within 14 days after signature by both Parties",
                        "within 30 days after signature by all Parties"))
                .contains("within 14 days after signature by all Parties");
    }

    @Test
    void refusesToMergeDifferentEditsOfTheSameWords() {
        assertThat(WordDiff.merge("within 30 days", "within 14 days", "within 45 days"))
                .isEmpty();
    }
}
