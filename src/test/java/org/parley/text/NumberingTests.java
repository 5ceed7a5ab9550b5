package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberingTests {

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    @Property(tries = 200)
    @Tag("property")
    void everyProvisionHasANumberOfItsOwnThatBeginsWithTheOneAbove(@ForAll("randomness") Random random) {
        PlanText text = Drafts.plan(random);
        Numbering numbering = Numbering.of(text);
        HashSet<String> seen = new HashSet<>();
        for (PlanText.Place place : text.walk()) {
            String number = numbering.number(place.id());
            assertThat(seen.add(number)).isTrue();
            if (place.parent() != null) {
                assertThat(number).isEqualTo(numbering.number(place.parent()) + numbering.label(place.id()));
            }
        }
    }

    @Test
    void countsArticlesParagraphsPointsAndSubPoints() {
        Provision sub = Provision.of(ProvisionId.next(), "sub-point");
        Provision point = Provision.of(ProvisionId.next(), "point").withChildren(List.of(sub));
        Provision paragraph = Provision.of(ProvisionId.next(), "paragraph").withChildren(List.of(point));
        Provision article = Provision.of(ProvisionId.next(), "see " + References.to(sub.id()))
                .withChildren(List.of(paragraph));
        Numbering numbering = Numbering.of(new PlanText(List.of(article)));
        assertThat(numbering.number(sub.id())).isEqualTo("1(1)(a)(i)");
        assertThat(numbering.resolve(article.text())).isEqualTo("see Article 1(1)(a)(i)");
    }

    @Test
    void aReferenceFollowsItsProvisionWhenNumbersMove() {
        Provision cited = Provision.of(ProvisionId.next(), "cited");
        String citing = "as in " + References.to(cited.id());
        PlanText before = new PlanText(List.of(cited));
        PlanText after = new PlanText(List.of(Provision.of(ProvisionId.next(), "new"), cited));
        assertThat(Numbering.of(before).resolve(citing)).isEqualTo("as in Article 1");
        assertThat(Numbering.of(after).resolve(citing)).isEqualTo("as in Article 2");
        assertThat(Numbering.of(PlanText.EMPTY).resolve(citing)).isEqualTo("as in " + Numbering.NOWHERE);
    }

    @ParameterizedTest
    @CsvSource({"1,a,i", "4,d,iv", "9,i,ix", "26,z,xxvi", "27,aa,xxvii", "52,az,lii", "703,aaa,dcciii"})
    void countsInLettersAndRomanNumerals(int position, String letters, String roman) {
        assertThat(Numbering.letters(position)).isEqualTo(letters);
        assertThat(Numbering.roman(position)).isEqualTo(roman);
    }
}
