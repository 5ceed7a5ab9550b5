package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

class LinesTests {

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    @Property(tries = 500)
    @Tag("property")
    void linesJoinedAreTheText(@ForAll("randomness") Random random) {
        String text = Drafts.words(random, 80);
        assertThat(String.join("", Lines.of(text, Lines.WIDTH))).isEqualTo(text);
    }

    @Test
    void breaksBetweenWordsAtTheDeclaredWidth() {
        assertThat(Lines.of("one two three four", 9)).containsExactly("one two ", "three ", "four");
        assertThat(Lines.of("extraordinarily", 5)).containsExactly("extraordinarily");
        assertThat(Lines.of("双方应当撤出部队", 8)).containsExactly("双方应当", "撤出部队");
        assertThat(Lines.of("", 9)).isEmpty();
    }

    @Test
    void countsThroughThePlanOrThroughEachArticle() {
        Provision one = Provision.of(ProvisionId.next(), "word ".repeat(30).strip());
        Provision two = Provision.of(ProvisionId.next(), "short");
        PlanText text = new PlanText(List.of(one, two));
        Map<ProvisionId, Lines.Block> plan = Lines.number(text, Numbering.of(text), Lines.Count.PLAN);
        assertThat(plan.get(one.id()).first()).isEqualTo(1);
        assertThat(plan.get(one.id()).lines()).hasSize(3);
        assertThat(plan.get(one.id()).starts()).containsExactly(0, 65, 130);
        assertThat(plan.get(two.id()).first()).isEqualTo(4);
        assertThat(Lines.number(text, Numbering.of(text), Lines.Count.ARTICLE)
                        .get(two.id())
                        .first())
                .isEqualTo(1);
    }
}
