package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** Law 1: changes lead from the base to the edited text, and their redline reads both ways. */
class ChangesTests {

    private final Random random = new Random(7);
    private final Provision first = Provision.of(Drafts.id(random), "The Parties shall cease all hostilities.");
    private final Provision second = Provision.of(Drafts.id(random), "They shall withdraw.");
    private final Provision third = Provision.of(Drafts.id(random), "They shall report.");
    private final Provision article = new Provision(Drafts.id(random), "Ceasefire", "", List.of(first, second, third));
    private final Provision next = new Provision(Drafts.id(random), "Elections", "Elections are held.", List.of());
    private final PlanText base = new PlanText(List.of(article, next));

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    @Property(tries = 1500)
    @Tag("property")
    void applyingTheChangesToTheBaseGivesTheEditedText(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        PlanText edited = Drafts.edited(random, base, random.nextInt(12));
        assertThat(Changes.apply(base, Changes.between(base, edited))).isEqualTo(new Application.Applied(edited));
    }

    @Property(tries = 300)
    @Tag("property")
    void evenBetweenTextsThatShareProvisionsByChance(@ForAll("randomness") Random random) {
        PlanText common = Drafts.plan(random);
        PlanText one = Drafts.edited(random, common, 15);
        PlanText other = Drafts.edited(random, common, 15);
        assertThat(Changes.apply(one, Changes.between(one, other))).isEqualTo(new Application.Applied(other));
    }

    @Property(tries = 1000)
    @Tag("property")
    void theRedlineWithoutItsDeletionsIsTheEditedTextAndWithoutItsInsertionsTheBase(
            @ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        PlanText edited = Drafts.edited(random, base, random.nextInt(12));
        PlanRedline redline = PlanRedline.of(base, edited);
        assertThat(redline.nodes().stream()
                        .filter(node -> node.status().isInLater())
                        .map(node -> List.of(
                                node.provision(),
                                node.depth(),
                                node.heading().after(),
                                node.text().after(),
                                node.conditionsAfter())))
                .isEqualTo(flat(edited));
        assertThat(redline.nodes().stream()
                        .filter(node -> node.status().isInEarlier())
                        .map(node -> List.of(
                                node.provision(),
                                node.depth(),
                                node.heading().before(),
                                node.text().before(),
                                node.conditionsBefore())))
                .isEqualTo(flat(base));
        assertThat(redline.isUnchanged()).isEqualTo(base.equals(edited));
    }

    private static List<List<Object>> flat(PlanText text) {
        return text.walk().stream()
                .map(place -> List.<Object>of(
                        place.id(),
                        place.depth(),
                        place.provision().heading() == null
                                ? ""
                                : place.provision().heading(),
                        place.provision().text(),
                        place.provision().conditions()))
                .toList();
    }

    @Property(tries = 300)
    @Tag("property")
    void changesSurviveBeingWrittenAndRead(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        List<Change> changes = Changes.between(base, Drafts.edited(random, base, 8));
        assertThat(TextJson.changes(TextJson.changes(changes))).isEqualTo(changes);
    }

    @Test
    void sameTextsNeedNoChange() {
        assertThat(Changes.between(base, base)).isEmpty();
    }

    @Test
    void aMovedProvisionIsOneMoveAndStaysItself() {
        PlanText edited = new PlanText(List.of(article.withChildren(List.of(third, first, second)), next));
        assertThat(Changes.between(base, edited))
                .containsExactly(new Change.MoveProvision(third.id(), article.id(), null));
    }

    @Test
    void aProvisionMovedOutOfADeletedArticleIsKept() {
        PlanText edited = new PlanText(List.of(next.withChildren(List.of(second))));
        assertThat(Changes.between(base, edited))
                .containsExactly(
                        new Change.MoveProvision(second.id(), next.id(), null),
                        new Change.DeleteProvision(article.id(), article.withChildren(List.of(first, third))));
    }

    @Test
    void refusesWordsThatChangedMeanwhile() {
        Change change = new Change.ReplaceWords(first.id(), "The Parties shall talk.", "The Parties shall walk.");
        assertThat(Changes.apply(base, List.of(change)))
                .isEqualTo(new Application.Inapplicable(List.of(Problem.of(change, "text.problem.other-words"))));
    }

    @Test
    void refusesToMoveAProvisionIntoItself() {
        Change change = new Change.MoveProvision(article.id(), second.id(), null);
        assertThat(Changes.apply(base, List.of(change)))
                .isEqualTo(new Application.Inapplicable(List.of(Problem.of(change, "text.problem.into-itself"))));
    }

    @Test
    void refusesAPlanDeeperThanFourLevels() {
        Provision deep = Provision.of(Drafts.id(random), "iv");
        for (int level = 0; level < 3; level++) {
            deep = Provision.of(Drafts.id(random), "level").withChildren(List.of(deep));
        }
        Change change = new Change.InsertProvision(article.id(), null, deep);
        assertThat(Changes.apply(base, List.of(change)))
                .isEqualTo(new Application.Inapplicable(
                        List.of(Problem.of(change, "text.problem.too-deep", TextRules.DEPTH))));
    }

    @Test
    void refusesTheDeletionOfAnArticleThatGrewMeanwhile() {
        Change change = new Change.DeleteProvision(article.id(), article.withChildren(List.of(first)));
        assertThat(Changes.apply(base, List.of(change)))
                .isEqualTo(new Application.Inapplicable(List.of(Problem.of(change, "text.problem.other-content"))));
    }

    @Test
    void anExcerptShowsWhatChangedUnderItsArticle() {
        PlanText edited =
                new PlanText(List.of(article.withChildren(List.of(first, second.withText("They stay."), third)), next));
        assertThat(PlanRedline.of(base, edited).excerpt().nodes())
                .extracting(PlanRedline.Node::number, PlanRedline.Node::status)
                .containsExactly(tuple("1", PlanRedline.Status.SAME), tuple("1(2)", PlanRedline.Status.CHANGED));
    }
}
