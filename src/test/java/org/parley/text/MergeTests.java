package org.parley.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** Laws 3 and 4, the merge that they name, and undoing and joining changes. */
class MergeTests {

    private final Provision first = Provision.of(ProvisionId.next(), "Prisoners shall be exchanged within 30 days.");
    private final Provision second = Provision.of(ProvisionId.next(), "Lists shall be published.");
    private final Provision article = new Provision(ProvisionId.next(), "Prisoners", "", List.of(first, second));
    private final Provision next = new Provision(ProvisionId.next(), "Elections", "Elections are held.", List.of());
    private final PlanText base = new PlanText(List.of(article, next));

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    @Property(tries = 2500)
    @Tag("property")
    void rebasingAndApplyingIsTheThreeWayMergeWhereThatHasNoConflict(@ForAll("randomness") Random random) {
        PlanText base = Drafts.small(random);
        List<Change> one = Drafts.amendment(random, base);
        List<Change> other = Drafts.rival(random, base, one);
        PlanText adopted = Changes.made(base, one);
        if (Merge.of(base, adopted, Changes.made(base, other)) instanceof Merge.Clean(PlanText merged)) {
            PlanText rebased = switch (Rebase.over(base, adopted, other)) {
                case Rebased.Clean clean -> Changes.made(adopted, clean.changes());
                case Rebased.Changed changed -> Changes.made(adopted, changed.changes());
                case Rebased.Fallen fallen -> {
                    assertThat(fallen.reasons()).extracting(Problem::key).allMatch("text.problem.already-so"::equals);
                    yield adopted;
                }
            };
            assertThat(rebased).isEqualTo(merged);
        }
    }

    /** The same from the other end: what a merge is, told by its result alone, with JGit's merge for the words. */
    @Property(tries = 2500)
    @Tag("property")
    void theMergeHoldsEveryEditOfBothAndFindsEveryConflict(@ForAll("randomness") Random random) {
        PlanText base = Drafts.small(random);
        List<Change> changes = Drafts.amendment(random, base);
        PlanText one = Changes.made(base, changes);
        PlanText other = Changes.made(base, Drafts.rival(random, base, changes));
        Oracle oracle = new Oracle(base, one, other);
        switch (Merge.of(base, one, other)) {
            case Merge.Clean(PlanText merged) -> oracle.check(merged);
            case Merge.Conflicting(PlanText _, List<Fate> conflicts) -> {
                assertThat(conflicts)
                        .isNotEmpty()
                        .allSatisfy(fate -> assertThat(fate.problem()).isPresent());
                // What the one only moves the other can still delete, word for word; what it has deleted nobody can
                // move
                boolean movesWhatWent = conflicts.stream()
                        .allMatch(fate ->
                                fate.kind() == Fate.Kind.TAKEN && fate.change() instanceof Change.MoveProvision);
                if (!movesWhatWent) {
                    assertThat(Merge.of(base, other, one))
                            .as("%s%n%s%n%s", base, changes, Changes.between(base, other))
                            .isInstanceOf(Merge.Conflicting.class);
                }
            }
        }
        if (oracle.hasConflict()) {
            assertThat(Merge.of(base, one, other))
                    .as("%s%n%s%n%s", base, changes, Changes.between(base, other))
                    .isInstanceOf(Merge.Conflicting.class);
        }
    }

    @Property(tries = 2500)
    @Tag("property")
    void rebasingOverOneAndThenAnotherIsRebasingOverBothAtOnceWheneverBothAreClean(
            @ForAll("randomness") Random random) {
        PlanText base = Drafts.small(random);
        List<Change> amendment = Drafts.amendment(random, base);
        PlanText first = Drafts.edited(random, base, 2);
        PlanText second = Drafts.edited(random, first, 2);
        if (Rebase.over(base, first, amendment) instanceof Rebased.Clean(List<Change> once)
                && Rebase.over(first, second, once) instanceof Rebased.Clean(List<Change> twice)
                && Rebase.over(base, second, amendment) instanceof Rebased.Clean(List<Change> direct)) {
            assertThat(direct).isEqualTo(twice);
        }
    }

    @Property(tries = 2000)
    @Tag("property")
    void noWordThatAnAuthorWroteIsDroppedWithoutSayingSo(@ForAll("randomness") Random random) {
        PlanText base = Drafts.small(random);
        List<Change> first = Drafts.amendment(random, base);
        List<Change> amendment = Drafts.rival(random, base, first);
        PlanText adopted = Changes.made(base, first);
        Rebase.Account account = Rebase.between(base, adopted).carry(amendment);
        assertThat(account.fates()).extracting(Fate::change).isEqualTo(amendment);
        List<Change> carried;
        List<Problem> said;
        switch (account.outcome()) {
            case Rebased.Fallen fallen -> {
                if (!amendment.isEmpty()) {
                    assertThat(fallen.reasons()).isNotEmpty();
                }
                return;
            }
            case Rebased.Clean clean -> {
                carried = clean.changes();
                said = List.of();
            }
            case Rebased.Changed changed -> {
                carried = changed.changes();
                said = changed.notes();
            }
        }
        Map<ProvisionId, PlanText.Place> result = Changes.made(adopted, carried).index();
        String words =
                result.values().stream().map(place -> place.provision().text()).collect(Collectors.joining("\n"));
        for (Fate fate : account.fates()) {
            fate.problem().ifPresent(problem -> assertThat(said).contains(problem));
            if (!fate.kind().stands()) {
                assertThat(fate.problem()).isPresent();
            } else if (fate.change() instanceof Change.InsertProvision insert) {
                assertThat(written(insert.inserted().text())).allMatch(words::contains);
            } else if (fate.change() instanceof Change.ReplaceWords replace) {
                String there = Objects.requireNonNull(result.get(replace.provision()))
                        .provision()
                        .text();
                for (Redline.Span span : replace.redline().spans()) {
                    if (span.kind() == Redline.Kind.INSERTED) {
                        assertThat(written(span.text())).allMatch(there::contains);
                    }
                }
            }
        }
    }

    private static List<String> written(String text) {
        return Tokens.of(text).list().stream().filter(Tokens::isWord).toList();
    }

    @Property(tries = 1500)
    @Tag("property")
    void undoingGivesTheBaseAndJoiningGivesWhatOneAfterTheOtherGives(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        List<Change> first = Drafts.amendment(random, base);
        PlanText once = Changes.made(base, first);
        assertThat(Changes.made(once, Changes.invert(base, first))).isEqualTo(base);
        List<Change> then = Drafts.amendment(random, once);
        assertThat(Changes.made(base, Changes.compose(base, first, then))).isEqualTo(Changes.made(once, then));
    }

    @Test
    void refusesToJoinWhatDoesNotFit() {
        Change change = new Change.ReplaceWords(first.id(), "Something else.", "Nothing.");
        assertThatThrownBy(() -> Changes.compose(base, List.of(), List.of(change)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mergesWordsHeadingsOrderAndReferencesOfBoth() {
        Provision cited = Provision.of(ProvisionId.next(), "The cited one.");
        PlanText one = new PlanText(List.of(
                next,
                article.withChildren(List.of(first.withText("Prisoners shall be freed within 30 days."), second))));
        PlanText other = new PlanText(List.of(
                article.withHeading("Release")
                        .withChildren(
                                List.of(first.withText("Prisoners shall be exchanged within 14 days."), second, cited)),
                next.withText("Elections are held under " + References.to(cited.id()) + ".")));
        assertThat(Merge.of(base, one, other))
                .isEqualTo(new Merge.Clean(new PlanText(List.of(
                        next.withText("Elections are held under " + References.to(cited.id()) + "."),
                        article.withHeading("Release")
                                .withChildren(List.of(
                                        first.withText("Prisoners shall be freed within 14 days."), second, cited))))));
    }

    // A counter-example that the properties found, shrunk
    @Test
    void whatMovesBehindNeighboursThatWentStaysBehindThoseThatStoodBeforeIt() {
        Provision eighth = Provision.of(ProvisionId.next(), "The Parties shall report.");
        Provision last = Provision.of(ProvisionId.next(), "The Parties shall consult.");
        PlanText before = new PlanText(List.of(eighth, article, next, last));
        PlanText fewer = new PlanText(List.of(eighth, article));
        PlanText moved = new PlanText(List.of(eighth, next, last, article));
        assertThat(Merge.of(before, fewer, moved)).isEqualTo(new Merge.Clean(fewer));
        assertThat(Merge.of(before, moved, fewer)).isEqualTo(new Merge.Clean(fewer));
    }

    @Test
    void tellsWhatDoesNotGoTogetherAndKeepsWhatDoes() {
        PlanText one = new PlanText(List.of(article.withChildren(List.of(second)), next));
        PlanText other = new PlanText(List.of(
                article.withChildren(List.of(first.withText("Prisoners shall be exchanged at once."), second)),
                next.withHeading("Polls")));
        Change lost = new Change.ReplaceWords(first.id(), first.text(), "Prisoners shall be exchanged at once.");
        assertThat(Merge.of(base, one, other))
                .isEqualTo(new Merge.Conflicting(
                        new PlanText(List.of(article.withChildren(List.of(second)), next.withHeading("Polls"))),
                        List.of(Fate.lost(lost, Fate.Kind.TAKEN, "text.problem.gone"))));
    }

    /** A three-way merge told from its result: attribute by attribute, and nothing of how the product does it. */
    private static final class Oracle {

        private final Map<ProvisionId, PlanText.Place> base;
        private final Map<ProvisionId, PlanText.Place> one;
        private final Map<ProvisionId, PlanText.Place> other;

        Oracle(PlanText base, PlanText one, PlanText other) {
            this.base = base.index();
            this.one = one.index();
            this.other = other.index();
        }

        /** What two people cannot both have done to one thing. */
        boolean hasConflict() {
            for (ProvisionId id : base.keySet()) {
                PlanText.Place was = base.get(id);
                PlanText.Place mine = one.get(id);
                PlanText.Place theirs = other.get(id);
                if (mine == null && theirs == null) {
                    continue;
                }
                if (mine == null || theirs == null) {
                    PlanText.Place left = mine == null ? theirs : mine;
                    if (!says(left).equals(says(was))) {
                        return true;
                    }
                    continue;
                }
                if (pick(
                                        says(was).getFirst(),
                                        says(mine).getFirst(),
                                        says(theirs).getFirst())
                                .isEmpty()
                        || pick(
                                        Optional.ofNullable(was.parent()),
                                        Optional.ofNullable(mine.parent()),
                                        Optional.ofNullable(theirs.parent()))
                                .isEmpty()
                        || TokenMerge.of(text(was), text(mine), text(theirs)).isEmpty()) {
                    return true;
                }
            }
            return false;
        }

        void check(PlanText merged) {
            Map<ProvisionId, PlanText.Place> result = merged.index();
            Set<ProvisionId> known = new HashSet<>(base.keySet());
            for (ProvisionId id : known) {
                PlanText.Place mine = one.get(id);
                PlanText.Place theirs = other.get(id);
                PlanText.Place is = result.get(id);
                assertThat(is != null).isEqualTo(mine != null && theirs != null);
                if (is != null) {
                    PlanText.Place was = base.get(id);
                    assertThat(says(is).getFirst())
                            .isEqualTo(pick(
                                            says(was).getFirst(),
                                            says(mine).getFirst(),
                                            says(theirs).getFirst())
                                    .orElseThrow());
                    assertThat(text(is))
                            .isEqualTo(TokenMerge.of(text(was), text(mine), text(theirs))
                                    .map(TextRules::treaty)
                                    .orElse("%s%n%s%n%s%nconflict".formatted(text(was), text(mine), text(theirs))));
                    Optional<ProvisionId> parent = pick(
                                    Optional.ofNullable(was.parent()),
                                    Optional.ofNullable(mine.parent()),
                                    Optional.ofNullable(theirs.parent()))
                            .orElseThrow();
                    if (parent.isEmpty() || result.containsKey(parent.get())) { // else both made the same new parent
                        assertThat(Optional.ofNullable(is.parent())).isEqualTo(parent);
                    }
                }
            }
            one.values().stream()
                    .filter(place -> !known.contains(place.id()))
                    .forEach(place -> assertThat(says(Objects.requireNonNull(result.get(place.id()))))
                            .isEqualTo(says(place)));
            List<List<Object>> sayings =
                    result.values().stream().map(Oracle::says).toList();
            other.values().stream()
                    .filter(place -> !known.contains(place.id()))
                    .forEach(place -> assertThat(sayings).contains(says(place)));
            order(result.values());
        }

        /** Where one side left the order of those that stay under one parent alone, they stand as the other side put them. */
        private void order(Collection<PlanText.Place> merged) {
            Map<Optional<ProvisionId>, List<ProvisionId>> lists = new HashMap<>();
            merged.forEach(place -> lists.computeIfAbsent(Optional.ofNullable(place.parent()), _ -> new ArrayList<>())
                    .add(place.id()));
            lists.forEach((parent, siblings) -> {
                List<ProvisionId> staying = siblings.stream()
                        .filter(id ->
                                isUnder(base, parent, id) && isUnder(one, parent, id) && isUnder(other, parent, id))
                        .toList();
                List<ProvisionId> was = sorted(base, staying);
                List<ProvisionId> mine = sorted(one, staying);
                List<ProvisionId> theirs = sorted(other, staying);
                pick(was, mine, theirs).ifPresent(order -> assertThat(staying).isEqualTo(order));
            });
        }

        private static boolean isUnder(
                Map<ProvisionId, PlanText.Place> text, Optional<ProvisionId> parent, ProvisionId id) {
            PlanText.Place place = text.get(id);
            return place != null && Optional.ofNullable(place.parent()).equals(parent);
        }

        private static List<ProvisionId> sorted(Map<ProvisionId, PlanText.Place> text, List<ProvisionId> ids) {
            return ids.stream()
                    .sorted(Comparator.comparingInt(
                            id -> Objects.requireNonNull(text.get(id)).index()))
                    .toList();
        }

        private static <T> Optional<T> pick(T base, T one, T other) {
            if (one.equals(base) || one.equals(other)) {
                return Optional.of(other);
            }
            return other.equals(base) ? Optional.of(one) : Optional.empty();
        }

        private static String text(PlanText.Place place) {
            return place.provision().text();
        }

        private static List<Object> says(PlanText.Place place) {
            return List.of(Optional.ofNullable(place.provision().heading()), text(place));
        }
    }
}
