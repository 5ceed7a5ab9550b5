package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of an amendment when the text goes on without it. */
class RebaseTests {

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
