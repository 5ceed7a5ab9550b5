package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

class AlignmentTests {

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    private static List<String> paragraphs(Random random) {
        return Stream.generate(() -> Drafts.words(random, 12))
                .limit(random.nextInt(6))
                .toList();
    }

    @Property(tries = 300)
    @Tag("property")
    void holdsEveryParagraphOfBothTextsOnceAndInOrder(@ForAll("randomness") Random random) {
        List<String> one = paragraphs(random);
        List<String> other = paragraphs(random);
        Alignment alignment = Alignment.of(one, other);
        assertThat(alignment.pairs().stream().mapToInt(Alignment.Pair::one).filter(each -> each != Alignment.NONE))
                .containsExactlyElementsOf(
                        IntStream.range(0, one.size()).boxed().toList());
        assertThat(alignment.pairs().stream().mapToInt(Alignment.Pair::other).filter(each -> each != Alignment.NONE))
                .containsExactlyElementsOf(
                        IntStream.range(0, other.size()).boxed().toList());
        assertThat(alignment.share()).isBetween(0.0, 1.0);
    }

    @Property(tries = 300)
    @Tag("property")
    void comesToTheSameShareFromEitherSide(@ForAll("randomness") Random random) {
        List<String> one = paragraphs(random);
        List<String> other = paragraphs(random);
        assertThat(Alignment.of(one, other).share())
                .isEqualTo(Alignment.of(other, one).share());
    }

    @Property(tries = 100)
    @Tag("property")
    void pairsATextWithItselfParagraphByParagraph(@ForAll("randomness") Random random) {
        List<String> text =
                paragraphs(random).stream().map(words -> words + " word").toList();
        Alignment alignment = Alignment.of(text, text);
        assertThat(alignment.share()).isEqualTo(1);
        assertThat(alignment.pairs()).allMatch(Alignment.Pair::both);
    }

    @Test
    void leavesAloneWhatTheOtherTextDoesNotSay() {
        Alignment alignment = Alignment.of(
                List.of(
                        "The Parties shall cease all hostilities along the line of contact.",
                        "The line is recorded on maps.",
                        "Prisoners are exchanged within thirty days."),
                List.of(
                        "The Parties shall cease all hostilities on land and at sea.",
                        "Prisoners are exchanged within ten days."));
        assertThat(alignment.pairs())
                .containsExactly(
                        new Alignment.Pair(0, 0), new Alignment.Pair(1, Alignment.NONE), new Alignment.Pair(2, 1));
        assertThat(alignment.near()).isTrue();
        assertThat(Alignment.of(List.of("Sanctions are lifted."), List.of("Elections follow."))
                        .near())
                .isFalse();
    }
}
