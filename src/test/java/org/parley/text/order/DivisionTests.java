package org.parley.text.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.parley.kernel.RuleViolation;
import org.parley.text.Application;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.Drafts;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** What is voted in parts can be decided in any way, and what is adopted is exactly the parts that carried. */
class DivisionTests {

    private final Provision first = Provision.of(ProvisionId.next(), "Prisoners shall be exchanged within 30 days.");
    private final Provision second = Provision.of(ProvisionId.next(), "Lists shall be published.");
    private final Provision article = new Provision(ProvisionId.next(), "Prisoners", "", List.of(first, second));
    private final PlanText base = new PlanText(List.of(article));

    private final Change words =
            new Change.ReplaceWords(first.id(), first.text(), first.text().replace("30", "20"));
    private final Change others = new Change.ReplaceWords(second.id(), second.text(), "Lists shall be exchanged.");
    private final Provision added = Provision.of(ProvisionId.next(), "Remains shall be returned.");
    private final Change insertion = new Change.InsertProvision(article.id(), second.id(), added);

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    @Property(tries = 1500)
    @Tag("property")
    void everyChoiceOfIndependentPartsStandsAndEachPartDoesThereWhatItDoesAlone(@ForAll("randomness") Random random) {
        PlanText plan = Drafts.plan(random);
        List<Change> changes = Changes.between(plan, Drafts.edited(random, plan, 2 + random.nextInt(4)));
        if (changes.size() < Division.FEWEST) {
            return;
        }
        Division division = new Division(changes, parts(random, changes.size()));
        if (division.dependence(plan).isPresent()) {
            return;
        }
        int number = division.parts().size();
        for (int choice = 0; choice < 1 << Math.min(number, 6); choice++) {
            Set<Integer> some = new HashSet<>();
            for (int part = 0; part < number; part++) {
                if ((choice >> part & 1) == 1) {
                    some.add(part);
                }
            }
            PlanText together = made(plan, division.together(some));
            PlanText oneByOne = plan;
            for (int part : some) {
                oneByOne = made(oneByOne, division.part(part));
            }
            assertThat(together).as("%s of %s", some, division).isEqualTo(oneByOne);
        }
        assertThat(made(plan, division.together(Set.copyOf(range(number))))).isEqualTo(made(plan, changes));
    }

    @Property(tries = 1500)
    @Tag("property")
    void thePartsAreAskedInOrderThenTheWholeOfThoseThatCarriedOrNothing(@ForAll("randomness") Random random) {
        PlanText plan = Drafts.plan(random);
        List<Change> changes = Changes.between(plan, Drafts.edited(random, plan, 2 + random.nextInt(4)));
        if (changes.size() < Division.FEWEST) {
            return;
        }
        Division division = new Division(changes, parts(random, changes.size()));
        List<Boolean> outcomes =
                new ArrayList<>(Collections.nCopies(division.parts().size(), null));
        Set<Integer> carried = new HashSet<>();
        for (int part = 0; part < outcomes.size(); part++) {
            assertThat(division.next(outcomes)).isEqualTo(new Division.Next.Part(part));
            boolean yes = random.nextBoolean();
            outcomes.set(part, yes);
            if (yes) {
                carried.add(part);
            }
        }
        switch (division.next(outcomes)) {
            case Division.Next.Nothing nothing -> assertThat(carried).isEmpty();
            case Division.Next.Whole(List<Change> left, boolean reduced) -> {
                assertThat(carried).isNotEmpty();
                assertThat(reduced).isEqualTo(carried.size() < outcomes.size());
                assertThat(left)
                        .isSubsetOf(changes)
                        .hasSize(carried.stream()
                                .mapToInt(part -> division.parts().get(part).size())
                                .sum())
                        .isSortedAccordingTo((one, other) -> changes.indexOf(one) - changes.indexOf(other));
            }
            case Division.Next.Part part -> throw new AssertionError(part);
        }
    }

    @Property(tries = 1000)
    @Tag("property")
    void whatFallsGoesOutOfATextAsItStandsAndAllElseStays(@ForAll("randomness") Random random) {
        PlanText plan = Drafts.plan(random);
        List<Provision> units = plan.articles().stream()
                .map(Provision::children)
                .filter(children -> children.size() >= Division.FEWEST)
                .findFirst()
                .orElse(plan.articles());
        if (units.size() < Division.FEWEST) {
            return;
        }
        List<Change> deletions = units.stream()
                .<Change>map(unit -> new Change.DeleteProvision(unit.id(), unit))
                .toList();
        Division division = new Division(deletions, parts(random, units.size()));
        assertThat(division.dependence(plan)).as("each part can fall alone").isEmpty();
        List<Boolean> outcomes =
                division.parts().stream().map(part -> random.nextBoolean()).toList();
        Set<ProvisionId> gone = new HashSet<>();
        for (int part = 0; part < outcomes.size(); part++) {
            if (!outcomes.get(part)) {
                division.part(part).forEach(change -> gone.add(change.provision()));
            }
        }
        assertThat(division.fallen(outcomes)).extracting(Change::provision).containsExactlyInAnyOrderElementsOf(gone);
        assertThat(made(plan, division.fallen(outcomes))).isEqualTo(new PlanText(without(plan.articles(), gone)));
        assertThat(division.next(outcomes) instanceof Division.Next.Nothing).isEqualTo(gone.size() == units.size());
    }

    private static List<Provision> without(List<Provision> siblings, Set<ProvisionId> gone) {
        return siblings.stream()
                .filter(provision -> !gone.contains(provision.id()))
                .map(provision -> provision.withChildren(without(provision.children(), gone)))
                .toList();
    }

    @Test
    void namesThePartThatCannotStandWithoutAnother() {
        Change below = new Change.InsertProvision(added.id(), null, Provision.of(ProvisionId.next(), "With honours."));
        Division division = new Division(List.of(words, insertion, below), List.of(List.of(0), List.of(1), List.of(2)));
        assertThat(division.dependence(base)).contains(new Division.Dependence(2, 1, true));
        assertThat(new Division(List.of(words, insertion, below), List.of(List.of(0), List.of(1, 2))).dependence(base))
                .isEmpty();
    }

    @Test
    void namesThePartsThatChangeTheSame() {
        Change again = new Change.DeleteProvision(second.id(), second);
        Change moved = new Change.MoveProvision(second.id(), article.id(), null);
        assertThat(new Division(List.of(moved, again), List.of(List.of(0), List.of(1))).dependence(base))
                .contains(new Division.Dependence(0, 1, false));
        assertThat(Division.of(List.of(words, others)).dependence(base)).isEmpty();
    }

    @Test
    void refusesWhatIsNoDivision() {
        List<Change> two = List.of(words, others);
        for (List<List<Integer>> wrong : List.of(
                List.of(List.of(0)),
                List.of(List.of(0), List.of(0, 1)),
                List.of(List.of(0), List.of(2)),
                List.of(List.of(0, 1), List.<Integer>of()))) {
            assertThatThrownBy(() -> new Division(two, wrong))
                    .isInstanceOfSatisfying(
                            RuleViolation.class,
                            refused -> assertThat(refused.key()).isEqualTo("text.error.division-parts"));
        }
        assertThatThrownBy(() -> new Division(two, List.of(List.of(0, 1))))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.key()).isEqualTo("text.error.division-number"));
        assertThatThrownBy(() -> Division.of(two).next(Arrays.asList(true)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Integer> range(int number) {
        List<Integer> all = new ArrayList<>();
        for (int each = 0; each < number; each++) {
            all.add(each);
        }
        return all;
    }

    /** A random partition into two parts or more, and not more than a division may have. */
    private static List<List<Integer>> parts(Random random, int changes) {
        int number = Math.min(Division.MOST, 2 + random.nextInt(changes - 1));
        List<List<Integer>> parts = new ArrayList<>();
        for (int part = 0; part < number; part++) {
            parts.add(new ArrayList<>(List.of(part)));
        }
        for (int change = number; change < changes; change++) {
            parts.get(random.nextInt(number)).add(change);
        }
        return parts;
    }

    private static PlanText made(PlanText text, List<Change> changes) {
        return switch (Changes.apply(text, changes)) {
            case Application.Applied(PlanText made) -> made;
            case Application.Inapplicable(var problems) -> throw new AssertionError(problems);
        };
    }
}
