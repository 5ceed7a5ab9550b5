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

/** What two amendments do to each other. */
class OverlapAndRebaseTests {

    private final Provision first = Provision.of(
            ProvisionId.next(), "Prisoners shall be exchanged within 30 days after the cessation of hostilities.");
    private final Provision second = Provision.of(ProvisionId.next(), "Lists shall be published.");
    private final Provision third = Provision.of(ProvisionId.next(), "Remains shall be returned.");
    private final Provision article = new Provision(ProvisionId.next(), "Prisoners", "", List.of(first, second, third));
    private final PlanText base = new PlanText(List.of(article));

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    @Property(tries = 400)
    @Tag("property")
    void overlapIsTheSameFromBothSides(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        List<Change> one = Changes.between(base, Drafts.edited(random, base, 5));
        List<Change> other = Changes.between(base, Drafts.edited(random, base, 5));
        List<Overlap> meetings = Overlap.between(one, other).stream()
                .filter(overlap -> overlap.kind() != Overlap.Kind.SAME_PLACE)
                .toList();
        List<Overlap> reverse = Overlap.between(other, one).stream()
                .filter(overlap -> overlap.kind() != Overlap.Kind.SAME_PLACE)
                .toList();
        assertThat(new HashSet<>(meetings)).isEqualTo(new HashSet<>(reverse));
    }

    @Property(tries = 400)
    @Tag("property")
    void whatDoesNotMeetInWordsAppliesInBothOrders(@ForAll("randomness") Random random) {
        String text = Drafts.words(random, 40);
        Provision only = Provision.of(Drafts.id(random), text);
        PlanText base = new PlanText(List.of(only));
        PlanText one = new PlanText(List.of(only.withText(Drafts.reworded(random, text))));
        PlanText other = new PlanText(List.of(only.withText(Drafts.reworded(random, text))));
        List<Change> mine = Changes.between(base, one);
        List<Change> theirs = Changes.between(base, other);
        if (mine.isEmpty()
                || theirs.isEmpty()
                || Overlap.between(mine, theirs).stream()
                        .anyMatch(overlap -> overlap.kind() != Overlap.Kind.SAME_PROVISION)) {
            return;
        }
        assertThat(after(one, Rebase.over(base, one, theirs))).isEqualTo(after(other, Rebase.over(base, other, mine)));
    }

    private static PlanText after(PlanText text, Rebased rebased) {
        List<Change> changes = switch (rebased) {
            case Rebased.Clean clean -> clean.changes();
            case Rebased.Changed changed -> changed.changes();
            case Rebased.Fallen fallen -> throw new AssertionError(fallen.reasons());
        };
        return ((Application.Applied) Changes.apply(text, changes)).text();
    }

    @Property(tries = 400)
    @Tag("property")
    void whatIsRebasedApplies(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        PlanText newer = Drafts.edited(random, base, 4);
        List<Change> changes = Changes.between(base, Drafts.edited(random, base, 4));
        Rebased rebased = Rebase.over(base, newer, changes);
        if (!(rebased instanceof Rebased.Fallen)) {
            assertThat(after(newer, rebased)).isNotNull();
        }
        if (!changes.isEmpty()) {
            assertThat(Rebase.over(base, base, changes)).isEqualTo(new Rebased.Clean(changes));
        }
    }

    private Change words(Provision provision, String before, String after) {
        return new Change.ReplaceWords(
                provision.id(), provision.text(), provision.text().replace(before, after));
    }

    private PlanText with(Change... changes) {
        return ((Application.Applied) Changes.apply(base, List.of(changes))).text();
    }

    @Test
    void theSameWordsOverlap() {
        assertThat(Overlap.between(
                        List.of(words(first, "30 days", "14 days")), List.of(words(first, "30 days", "45 days"))))
                .containsExactly(new Overlap(first.id(), Overlap.Kind.SAME_WORDS));
    }

    @Test
    void otherWordsOfOneProvisionAreToldApart() {
        assertThat(Overlap.between(List.of(words(first, "30", "14")), List.of(words(first, "hostilities", "fighting"))))
                .containsExactly(new Overlap(first.id(), Overlap.Kind.SAME_PROVISION));
    }

    @Test
    void theSameChangeTwiceIsIdentical() {
        assertThat(Overlap.between(List.of(words(first, "30", "14")), List.of(words(first, "30", "14"))))
                .containsExactly(new Overlap(first.id(), Overlap.Kind.IDENTICAL));
    }

    @Test
    void deletingAnArticleMeetsWhatIsEditedInIt() {
        Change delete = new Change.DeleteProvision(article.id(), article);
        Change edit = words(first, "30", "14");
        assertThat(Overlap.between(List.of(delete), List.of(edit)))
                .containsExactly(new Overlap(first.id(), Overlap.Kind.DELETED));
        assertThat(Overlap.between(List.of(edit), List.of(delete)))
                .containsExactly(new Overlap(first.id(), Overlap.Kind.DELETED));
    }

    @Test
    void twoInsertionsAtOnePointMeet() {
        Provision mine = Provision.of(ProvisionId.next(), "Mine.");
        Provision theirs = Provision.of(ProvisionId.next(), "Theirs.");
        assertThat(Overlap.between(
                        List.of(new Change.InsertProvision(article.id(), second.id(), mine)),
                        List.of(new Change.InsertProvision(article.id(), second.id(), theirs))))
                .containsExactly(new Overlap(mine.id(), Overlap.Kind.SAME_PLACE));
    }

    @Test
    void anUntouchedAmendmentStaysClean() {
        List<Change> changes = List.of(words(first, "30", "14"));
        assertThat(Rebase.over(base, with(words(second, "published", "kept")), changes))
                .isEqualTo(new Rebased.Clean(changes));
    }

    @Test
    void otherWordsOfTheSameProvisionAreMerged() {
        PlanText newer = with(words(first, "hostilities", "fighting"));
        Change change = words(first, "30", "14");
        assertThat(Rebase.over(base, newer, List.of(change)))
                .isEqualTo(new Rebased.Changed(
                        List.of(new Change.ReplaceWords(
                                first.id(),
                                "Prisoners shall be exchanged within 30 days after the cessation of fighting.",
                                "Prisoners shall be exchanged within 14 days after the cessation of fighting.")),
                        List.of(Problem.of(change, "text.problem.merged"))));
    }

    @Test
    void theSameWordsFall() {
        Change change = words(first, "30", "14");
        assertThat(Rebase.over(base, with(words(first, "30", "45")), List.of(change)))
                .isEqualTo(new Rebased.Fallen(List.of(Problem.of(change, "text.problem.same-words"))));
    }

    @Test
    void anEditOfADeletedProvisionFalls() {
        Change change = words(first, "30", "14");
        assertThat(Rebase.over(base, with(new Change.DeleteProvision(first.id(), first)), List.of(change)))
                .isEqualTo(new Rebased.Fallen(List.of(Problem.of(change, "text.problem.gone"))));
    }

    @Test
    void anInsertionFindsItsPlaceWhenItsNeighbourWent() {
        Provision fresh = Provision.of(ProvisionId.next(), "New.");
        Change change = new Change.InsertProvision(article.id(), second.id(), fresh);
        assertThat(Rebase.over(base, with(new Change.DeleteProvision(second.id(), second)), List.of(change)))
                .isEqualTo(new Rebased.Changed(
                        List.of(new Change.InsertProvision(article.id(), first.id(), fresh)),
                        List.of(Problem.of(change, "text.problem.other-neighbour"))));
    }

    @Test
    void whatTheTextSaysAlreadyIsNotProposedAgain() {
        Change change = words(first, "30", "14");
        assertThat(Rebase.over(base, with(change), List.of(change)))
                .isEqualTo(new Rebased.Fallen(List.of(Problem.of(change, "text.problem.already-so"))));
    }

    @Test
    void aDeletionOfWhatWasEditedMeanwhileFalls() {
        Change change = new Change.DeleteProvision(article.id(), article);
        assertThat(Rebase.over(base, with(words(second, "published", "kept")), List.of(change)))
                .isEqualTo(new Rebased.Fallen(List.of(Problem.of(change, "text.problem.other-content"))));
    }
}
