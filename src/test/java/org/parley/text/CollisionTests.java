package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** Law 2: what two amendments do to each other is exactly one thing, and it is true. */
class CollisionTests {

    private final Provision first = Provision.of(
            ProvisionId.next(), "Prisoners shall be exchanged within 30 days after the cessation of hostilities.");
    private final Provision second = Provision.of(ProvisionId.next(), "Lists shall be published.");
    private final Provision third = Provision.of(ProvisionId.next(), "Remains shall be returned.");
    private final Provision article = new Provision(ProvisionId.next(), "Prisoners", "", List.of(first, second, third));
    private final Provision annex =
            Provision.of(ProvisionId.next(), "Annex, to be read with " + References.to(third.id()) + " of this plan.");
    private final PlanText base = new PlanText(List.of(article, annex));

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    @Property(tries = 4000)
    @Tag("property")
    void theKindIsWhatAdoptingInBothOrdersShows(@ForAll("randomness") Random random) {
        PlanText base = Drafts.small(random);
        List<Change> one = Drafts.amendment(random, base);
        List<Change> other = Drafts.rival(random, base, one);
        Collision collision = Collision.between(base, one, other);
        assertThat(List.of(collision.kind(), String.valueOf(collision.taker())))
                .as("%s%n%s%n%s%n%s", base, one, other, collision)
                .isEqualTo(Definition.of(base, one, other));
    }

    @Property(tries = 1500)
    @Tag("property")
    void itIsTheSameFromBothSidesButForTheDirection(@ForAll("randomness") Random random) {
        PlanText base = Drafts.small(random);
        List<Change> one = Drafts.amendment(random, base);
        List<Change> other = Drafts.rival(random, base, one);
        assertThat(Collision.between(base, other, one))
                .isEqualTo(Collision.between(base, one, other).reversed());
    }

    @Property(tries = 1500)
    @Tag("property")
    void whatDoesNotMeetIsIndependentAndWhatCannotStandMeetsSomewhere(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        List<Change> one = Drafts.amendment(random, base);
        List<Change> other = Drafts.rival(random, base, one);
        if (one.isEmpty() || other.isEmpty()) {
            return;
        }
        Collision collision = Collision.between(base, one, other);
        assertThat(collision.places().isEmpty() && collision.kind() != Collision.Kind.INDEPENDENT)
                .as("%s%n%s%n%s%n%s", base, one, other, collision)
                .isFalse();
        assertThat(collision.places()).allSatisfy(place -> {
            if (place.to() > 0) {
                Provision where = base.find(place.provision()).orElseThrow();
                assertThat(Tokens.of(where.text())
                                .join(place.from(), place.to())
                                .strip())
                        .isEqualTo(place.words());
            }
        });
    }

    @Property(tries = 400)
    @Tag("property")
    void theIndexFindsWhatComparingAllPairsFindsWhateverIsAddedAndRemoved(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        Collisions<Integer> index = new Collisions<>(base);
        Map<Integer, List<Change>> known = new HashMap<>();
        List<Change> last = List.of();
        for (int step = 0; step < 14; step++) {
            int key = random.nextInt(8);
            if (random.nextInt(4) == 0) {
                index.remove(key);
                known.remove(key);
            } else {
                List<Change> changes = Drafts.rival(random, base, last);
                index.put(key, changes);
                known.put(key, changes);
                last = changes;
            }
        }
        List<Collisions.Pair<Integer>> all = new ArrayList<>();
        for (int one : known.keySet()) {
            Map<Integer, Collision> partners = new HashMap<>();
            for (int other : known.keySet()) {
                Collision collision = Collision.between(base, known.get(one), known.get(other));
                if (one != other && collision.meets()) {
                    partners.put(other, collision);
                    if (one < other) {
                        all.add(new Collisions.Pair<>(one, other, collision));
                    }
                }
            }
            assertThat(index.of(one)).isEqualTo(partners);
        }
        assertThat(index.all().stream()
                        .map(pair -> pair.one() < pair.other()
                                ? pair
                                : new Collisions.Pair<>(
                                        pair.other(),
                                        pair.one(),
                                        pair.collision().reversed())))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    private Change words(Provision provision, String before, String after) {
        return new Change.ReplaceWords(
                provision.id(), provision.text(), provision.text().replace(before, after));
    }

    private Collision between(Change one, Change other) {
        return Collision.between(base, List.of(one), List.of(other));
    }

    private static Collision.Place at(Provision provision, Collision.What what) {
        return Collision.Place.of(provision.id(), what);
    }

    @Test
    void theSameWordsDifferentlyAreAConflict() {
        Collision collision = between(words(first, "30", "14"), words(first, "30", "45"));
        assertThat(collision.kind()).isEqualTo(Collision.Kind.CONFLICT);
        assertThat(collision.places())
                .containsExactly(new Collision.Place(first.id(), Collision.What.SAME_WORDS, 10, 11, "30"));
    }

    @Test
    void otherWordsOfOneProvisionAreIndependentAndSaid() {
        Collision collision = between(words(first, "30", "14"), words(first, "hostilities", "fighting"));
        assertThat(collision.kind()).isEqualTo(Collision.Kind.INDEPENDENT);
        assertThat(collision.places()).containsExactly(at(first, Collision.What.SAME_PROVISION));
    }

    @Test
    void theSameChangeTwiceIsIdentical() {
        assertThat(between(words(first, "30", "14"), words(first, "30", "14")).kind())
                .isEqualTo(Collision.Kind.IDENTICAL);
    }

    @Test
    void theSameNewProvisionTwiceIsIdenticalThoughEachMadeItsOwn() {
        Provision mine = Provision.of(ProvisionId.next(), "Families shall be informed.");
        Provision theirs = Provision.of(ProvisionId.next(), "Families shall be informed.");
        assertThat(between(
                                new Change.InsertProvision(article.id(), second.id(), mine),
                                new Change.InsertProvision(article.id(), second.id(), theirs))
                        .kind())
                .isEqualTo(Collision.Kind.IDENTICAL);
    }

    @Test
    void deletingAnArticleTakesAwayWhatIsEditedInIt() {
        Change delete = new Change.DeleteProvision(article.id(), article);
        Change edit = words(first, "30", "14");
        Collision collision = between(delete, edit);
        assertThat(collision.kind()).isEqualTo(Collision.Kind.CONTAINS);
        assertThat(collision.taker()).isEqualTo(Collision.Side.ONE);
        assertThat(collision.places()).containsExactly(at(first, Collision.What.DELETED));
        assertThat(between(edit, delete)).isEqualTo(collision.reversed());
    }

    @Test
    void rewritingAPassageTakesAwayTheEditOfAPartOfIt() {
        Collision collision = between(
                words(first, "within 30 days after the cessation of hostilities", "at once"),
                words(first, "30 days", "14 days"));
        assertThat(collision.kind()).isEqualTo(Collision.Kind.CONTAINS);
        assertThat(collision.taker()).isEqualTo(Collision.Side.ONE);
        assertThat(collision.places()).extracting(Collision.Place::what).containsExactly(Collision.What.REWRITTEN);
    }

    @Test
    void anAmendmentOfWhichOnlyAPartIsTakenAwayIsInConflict() {
        Collision collision = Collision.between(
                base,
                List.of(new Change.DeleteProvision(first.id(), first)),
                List.of(words(first, "30", "14"), words(second, "published", "kept")));
        assertThat(collision.kind()).isEqualTo(Collision.Kind.CONFLICT);
        assertThat(collision.places()).containsExactly(at(first, Collision.What.DELETED));
    }

    @Test
    void anAmendmentThatSaysAllOfAnotherAndMoreContainsIt() {
        Collision collision = Collision.between(
                base,
                List.of(words(first, "30", "14")),
                List.of(words(first, "30", "14"), words(second, "published", "kept")));
        assertThat(collision.kind()).isEqualTo(Collision.Kind.CONTAINS);
        assertThat(collision.taker()).isEqualTo(Collision.Side.OTHER);
    }

    @Test
    void twoInsertionsAtOnePointAreAMatterOfOrder() {
        Provision mine = Provision.of(ProvisionId.next(), "Mine.");
        Provision theirs = Provision.of(ProvisionId.next(), "Theirs.");
        Collision collision = between(
                new Change.InsertProvision(article.id(), second.id(), mine),
                new Change.InsertProvision(article.id(), second.id(), theirs));
        assertThat(collision.kind()).isEqualTo(Collision.Kind.ORDERED);
        assertThat(collision.places()).containsExactly(at(second, Collision.What.SAME_PLACE));
    }

    @Test
    void deletingWhatAnotherCitesIsFlagged() {
        Collision collision =
                between(new Change.DeleteProvision(third.id(), third), words(annex, "of this plan", "of the plan"));
        assertThat(collision.kind()).isEqualTo(Collision.Kind.INDEPENDENT);
        assertThat(collision.flags()).containsExactly(Collision.Flag.REFERENCE);
        assertThat(collision.places()).containsExactly(at(third, Collision.What.CITED));
    }

    @Test
    void differentHeadingsAreAConflict() {
        Collision collision = between(
                new Change.Retitle(article.id(), "Prisoners", "Exchange"),
                new Change.Retitle(article.id(), "Prisoners", "Release"));
        assertThat(collision.kind()).isEqualTo(Collision.Kind.CONFLICT);
        assertThat(collision.places()).containsExactly(at(article, Collision.What.SAME_HEADING));
    }

    @Test
    void differentConditionsOfOneProvisionAreAConflictAndTheSameAreIdentical() {
        Condition signature =
                new Condition(Condition.Relation.WHEN, null, false, List.of(new Condition.Trigger.Event("Signature")));
        Change mine = new Change.Recondition(second.id(), List.of(), List.of(signature));
        Change theirs = new Change.Recondition(second.id(), List.of(), List.of(Condition.never()));
        assertThat(between(mine, mine).kind()).isEqualTo(Collision.Kind.IDENTICAL);
        Collision collision = between(mine, theirs);
        assertThat(collision.kind()).isEqualTo(Collision.Kind.CONFLICT);
        assertThat(collision.places()).containsExactly(at(second, Collision.What.SAME_CONDITIONS));
    }

    @Test
    void deletingWhatAnotherPutsAConditionOnIsFlagged() {
        Condition resting = new Condition(
                Condition.Relation.NOT_BEFORE, null, false, List.of(new Condition.Trigger.CarriedOut(third.id())));
        Collision collision = between(
                new Change.DeleteProvision(third.id(), third),
                new Change.Recondition(first.id(), List.of(), List.of(resting)));
        assertThat(collision.kind()).isEqualTo(Collision.Kind.INDEPENDENT);
        assertThat(collision.flags()).containsExactly(Collision.Flag.REFERENCE);
        assertThat(collision.places()).containsExactly(at(third, Collision.What.CITED));
    }

    @Test
    void amendmentsOfDifferentProvisionsHaveNothingToDoWithEachOther() {
        assertThat(between(words(first, "30", "14"), words(second, "published", "kept"))
                        .meets())
                .isFalse();
    }

    // Counter-examples that the properties found, shrunk

    @Test
    void twoFirstArticlesOfAnEmptyPlanAreAMatterOfOrderFromBothSides() {
        List<Change> one = List.of(new Change.InsertProvision(null, null, Provision.of(ProvisionId.next(), "Mine.")));
        List<Change> other =
                List.of(new Change.InsertProvision(null, null, Provision.of(ProvisionId.next(), "Theirs.")));
        Collision collision = Collision.between(PlanText.EMPTY, one, other);
        assertThat(collision.kind()).isEqualTo(Collision.Kind.ORDERED);
        assertThat(Collision.between(PlanText.EMPTY, other, one)).isEqualTo(collision);
    }

    @Test
    void anAmendmentThatChangesNothingMeetsNothing() {
        assertThat(Collision.between(base, List.of(), List.of(words(first, "30", "14")))
                        .meets())
                .isFalse();
    }

    @Test
    void movingTheProvisionAfterWhichAnotherInsertsIsAMatterOfOrderAndSaid() {
        Collision collision = between(
                new Change.MoveProvision(first.id(), article.id(), third.id()),
                new Change.InsertProvision(article.id(), first.id(), Provision.of(ProvisionId.next(), "New.")));
        assertThat(collision.kind()).isEqualTo(Collision.Kind.ORDERED);
        assertThat(collision.places()).containsExactly(at(first, Collision.What.NEIGHBOUR));
    }

    @Test
    void whatTogetherStandsTooDeepIsAConflictAndSaid() {
        Provision deep =
                Provision.of(ProvisionId.next(), "iii").withChildren(List.of(Provision.of(ProvisionId.next(), "iv")));
        Collision collision = between(
                new Change.MoveProvision(second.id(), first.id(), null),
                new Change.InsertProvision(second.id(), null, deep));
        assertThat(collision.kind()).isEqualTo(Collision.Kind.CONFLICT);
        assertThat(collision.places()).extracting(Collision.Place::what).contains(Collision.What.LIMIT);
    }

    @Test
    void theSameMoveIsTheSameThoughTheOtherPutSomethingBetween() {
        Provision fresh = Provision.of(ProvisionId.next(), "New.");
        Collision collision = Collision.between(
                base,
                List.of(
                        new Change.InsertProvision(article.id(), null, fresh),
                        new Change.MoveProvision(third.id(), article.id(), fresh.id())),
                List.of(new Change.MoveProvision(third.id(), article.id(), null)));
        assertThat(collision.kind()).isEqualTo(Collision.Kind.CONTAINS);
        assertThat(collision.taker()).isEqualTo(Collision.Side.ONE);
    }

    @Test
    void bracketsThatWouldStandInsideEachOtherAreAConflict() {
        Change wide = words(
                first,
                "within 30 days after the cessation of hostilities",
                bracket("within 30 days after the cessation of hostilities", "at once"));
        Change narrow = words(first, "cessation of hostilities", bracket("cessation of hostilities", "signature"));
        assertThat(between(wide, narrow).kind()).isEqualTo(Collision.Kind.CONFLICT);
    }

    @Test
    void theSameWordsInBracketsAreIdenticalThoughEachBracketIsItsOwn() {
        assertThat(between(words(first, "30", bracket("30", "14")), words(first, "30", bracket("30", "14")))
                        .kind())
                .isEqualTo(Collision.Kind.IDENTICAL);
    }

    private static String bracket(String... alternatives) {
        return Brackets.write(BracketId.next(), List.of(alternatives));
    }
}
