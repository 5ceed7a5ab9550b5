package org.parley.text.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.parley.text.Changes;
import org.parley.text.Collision;
import org.parley.text.Drafts;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.Rebase;
import org.parley.text.Rebased;

/** In which order amendments are put to the vote. */
class OrderTests {

    private final Provision first = Provision.of(
            ProvisionId.next(), "Prisoners shall be exchanged within 30 days after the cessation of hostilities.");
    private final Provision second =
            Provision.of(ProvisionId.next(), "Lists of all prisoners shall be published by both Parties.");
    private final Provision article = new Provision(ProvisionId.next(), "Prisoners", "", List.of(first, second));
    private final Provision other =
            Provision.of(ProvisionId.next(), "The Parties shall meet every month in a third country.");
    private final PlanText base = new PlanText(List.of(article, other));
    private int filed;

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    @Test
    void putsTheDeletionBeforeTheRewritingBeforeTheEdit() {
        Proposal edit = worded(first, "30 days", "20 days");
        Proposal rewriting = worded(first, first.text(), "All captives go home at once, whoever holds them.");
        Proposal deletion = made(new PlanText(List.of(article.withChildren(List.of(second)), other)));
        Order order = Order.plan(base, List.of(edit, rewriting, deletion));
        assertThat(order.groups()).hasSize(1);
        assertThat(firsts(order)).containsExactly(deletion.id(), rewriting.id(), edit.id());
        Step last = order.steps().get(2);
        assertThat(last.notIf()).containsExactly(deletion.id(), rewriting.id());
        assertThat(order.steps().getFirst().fells()).containsExactly(rewriting.id(), edit.id());
        assertThat(keys(order.steps().getFirst())).containsExactly("text.order.deletes", "text.order.by-kind");
        assertThat(keys(last)).containsExactly("text.order.edits", "text.order.last");
    }

    @Test
    void putsTheGreaterShareOfWordsFirstAndThenWhatWasFiledFirst() {
        Proposal small = worded(first, "30", "20");
        Proposal same = worded(first, "30", "45");
        Proposal greater = worded(first, "within 30 days", "in one single week");
        Order order = Order.plan(base, List.of(small, same, greater));
        assertThat(firsts(order)).containsExactly(greater.id(), small.id(), same.id());
        assertThat(keys(order.steps().get(0))).contains("text.order.by-share");
        assertThat(keys(order.steps().get(1))).contains("text.order.by-filing");
        assertThat(order.steps().get(1).measure()).isEqualTo(new Measure(Measure.Kind.EDITS, 1, 12, 1));
    }

    @Test
    void decidesOnIdenticalOnesTogetherEvenWhereEachMadeItsOwnNewProvision() {
        Proposal one = made(with(Provision.of(ProvisionId.next(), "The Red Cross assists.")));
        Proposal same = made(with(Provision.of(ProvisionId.next(), "The Red Cross assists.")));
        Proposal another = made(with(Provision.of(ProvisionId.next(), "The Red Cross helps.")));
        Order order = Order.plan(base, List.of(same, one, another));
        assertThat(order.step(one.id()).orElseThrow().proposals()).containsExactly(one.id(), same.id());
        assertThat(order.steps()).hasSize(2);
        assertThat(keys(order.step(one.id()).orElseThrow())).contains("text.order.joined");
    }

    @Test
    void putsWhatAmendsAnAmendmentBeforeItAndJoinsNothingThatMayStillChange() {
        Proposal parent = worded(first, "30", "20");
        Proposal like = worded(first, "30", "20");
        PlanText on = Sequence.made(base, parent.changes());
        Proposal sub = new Proposal(
                UUID.randomUUID(), parent.id(), ++filed, Changes.between(on, replaced(on, first.id(), "20", "25")));
        Order order = Order.plan(base, List.of(parent, like, sub));
        assertThat(firsts(order)).containsExactly(sub.id(), parent.id(), like.id());
        assertThat(keys(order.steps().getFirst())).startsWith("text.order.sub");
        assertThat(order.step(like.id()).orElseThrow().notIf()).containsExactly(parent.id());
    }

    @Test
    void keepsArticlesApartUnlessAnAmendmentBindsThem() {
        Proposal here = worded(first, "30", "20");
        Proposal there = worded(other, "month", "week");
        assertThat(Order.plan(base, List.of(there, here)).groups())
                .extracting(Order.Group::articles)
                .containsExactly(List.of(article.id()), List.of(other.id()));
        PlanText both = replaced(replaced(base, first.id(), "30", "10"), other.id(), "third", "neutral");
        Order bound = Order.plan(base, List.of(there, here, made(both)));
        assertThat(bound.groups()).extracting(Order.Group::articles).containsExactly(List.of(article.id(), other.id()));
    }

    @Test
    void tellsWhichVoteTakesTheArticleAway() {
        Proposal deletion = made(new PlanText(List.of(other)));
        Order order = Order.plan(base, List.of(deletion, worded(first, "30", "20")));
        assertThat(order.groups().getFirst().goneIf()).isEqualTo(Map.of(article.id(), List.of(deletion.id())));
    }

    @Test
    void movesAVoteWithWhatAmendsItAndRemembersWhereTheRulePutsIt() {
        Proposal greater = worded(first, "within 30 days", "in one single week");
        Proposal small = worded(first, "30", "20");
        PlanText on = Sequence.made(base, small.changes());
        Proposal sub = new Proposal(
                UUID.randomUUID(), small.id(), ++filed, Changes.between(on, replaced(on, first.id(), "20", "25")));
        List<Proposal> all = List.of(greater, small, sub);
        Move move = new Move(small.id(), greater.id(), "Both sides asked for it.");
        Order order = Order.plan(base, all, List.of(move));
        assertThat(firsts(order)).containsExactly(sub.id(), small.id(), greater.id());
        Step moved = order.step(small.id()).orElseThrow();
        assertThat(moved.moved()).isEqualTo(move);
        assertThat(moved.proposed()).isEqualTo(3);
        assertThat(order.steps().getLast().notIf()).containsExactly(small.id());
        assertThat(firsts(Order.plan(base, all, List.of(new Move(sub.id(), greater.id(), "Apart")))))
                .isEqualTo(firsts(Order.plan(base, all)));
    }

    @Test
    void comparesSharesExactly() {
        Measure third = new Measure(Measure.Kind.EDITS, 333_333_333L, 1_000_000_000L, 1);
        Measure exact = new Measure(Measure.Kind.EDITS, 1, 3, 1);
        assertThat(Measure.FURTHEST_FIRST.compare(exact, third)).isNegative();
        assertThat(Measure.FURTHEST_FIRST.compare(exact, new Measure(Measure.Kind.ADDS, 2, 6, 1)))
                .isZero();
    }

    @Property(tries = 400)
    @Tag("property")
    void everyAmendmentIsPutOnceAfterWhatAmendsIt(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        List<Proposal> proposals = Proposals.on(random, base, 8);
        Order order = Order.plan(base, proposals);
        List<UUID> put = order.steps().stream()
                .flatMap(step -> step.proposals().stream())
                .toList();
        assertThat(put)
                .containsExactlyInAnyOrderElementsOf(
                        proposals.stream().map(Proposal::id).toList());
        for (Proposal proposal : proposals) {
            if (proposal.parent() != null) {
                assertThat(put.indexOf(proposal.id())).isLessThan(put.indexOf(proposal.parent()));
            }
        }
    }

    @Property(tries = 400)
    @Tag("property")
    void theOrderFollowsFromTheAmendmentsAndNotFromHowTheyAreGiven(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        List<Proposal> proposals = Proposals.on(random, base, 8);
        List<Proposal> shuffled = new ArrayList<>(proposals);
        Collections.shuffle(shuffled, random);
        assertThat(Order.plan(base, shuffled)).isEqualTo(Order.plan(base, proposals));
    }

    @Property(tries = 400)
    @Tag("property")
    void theFurthestRemovedIsPutFirst(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        for (Order.Group group : Order.plan(base, Proposals.on(random, base, 8)).groups()) {
            Map<String, List<Step>> peers =
                    group.steps().stream().collect(Collectors.groupingBy(step -> String.valueOf(step.amends())));
            for (List<Step> together : peers.values()) {
                for (int place = 1; place < together.size(); place++) {
                    assertThat(Measure.FURTHEST_FIRST.compare(
                                    together.get(place - 1).measure(),
                                    together.get(place).measure()))
                            .isLessThanOrEqualTo(0);
                }
            }
        }
    }

    @Property(tries = 400)
    @Tag("property")
    void identicalOnesAreJoinedAndNothingElse(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        List<Proposal> mains = Proposals.on(random, base, 8).stream()
                .filter(proposal -> proposal.parent() == null)
                .toList();
        Order order = Order.plan(base, mains);
        for (Proposal one : mains) {
            for (Proposal other : mains) {
                boolean same = one.equals(other)
                        || Collision.between(base, one.changes(), other.changes())
                                        .kind()
                                == Collision.Kind.IDENTICAL;
                assertThat(order.step(one.id()).equals(order.step(other.id()))).isEqualTo(same);
            }
        }
    }

    @Property(tries = 400)
    @Tag("property")
    void whatWillNotBePutIndeedFallsByRebaseOnTheWholeText(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        List<Proposal> proposals = Proposals.on(random, base, 8);
        Map<UUID, Proposal> byId = new HashMap<>();
        proposals.forEach(proposal -> byId.put(proposal.id(), proposal));
        List<Step> steps = Order.plan(base, proposals).steps();
        for (int place = 0; place < steps.size(); place++) {
            Step step = steps.get(place);
            for (Step earlier : steps.subList(0, place)) {
                if (step.amends() == null && earlier.amends() == null) {
                    PlanText newer =
                            Sequence.made(base, byId.get(earlier.first()).changes());
                    boolean falls =
                            Rebase.over(base, newer, byId.get(step.first()).changes()) instanceof Rebased.Fallen;
                    assertThat(step.notIf().contains(earlier.first())).isEqualTo(falls);
                }
                assertThat(earlier.fells().contains(step.first()))
                        .isEqualTo(step.notIf().contains(earlier.first()));
            }
        }
    }

    @Property(tries = 300)
    @Tag("property")
    void movesByHandNeitherLoseAVoteNorPartItFromWhatAmendsIt(@ForAll("randomness") Random random) {
        PlanText base = Drafts.plan(random);
        List<Proposal> proposals = Proposals.on(random, base, 8);
        if (proposals.isEmpty()) {
            return;
        }
        List<Move> moves = new ArrayList<>();
        for (int move = 0; move < 3; move++) {
            UUID before = random.nextInt(4) == 0
                    ? null
                    : proposals.get(random.nextInt(proposals.size())).id();
            moves.add(new Move(proposals.get(random.nextInt(proposals.size())).id(), before, "so"));
        }
        List<Step> byRule = Order.plan(base, proposals).steps();
        List<Step> order = Order.plan(base, proposals, moves).steps();
        assertThat(order.stream().map(Step::proposals))
                .containsExactlyInAnyOrderElementsOf(
                        byRule.stream().map(Step::proposals).toList());
        List<UUID> firsts = order.stream().map(Step::first).toList();
        for (int place = 0; place < order.size(); place++) {
            UUID amends = order.get(place).amends();
            if (amends != null) {
                int parent = firsts.indexOf(amends);
                assertThat(parent).isGreaterThan(place);
                assertThat(order.subList(place, parent)).allMatch(step -> amends.equals(step.amends()));
            }
        }
    }

    private static List<UUID> firsts(Order order) {
        return order.steps().stream().map(Step::first).toList();
    }

    private static List<String> keys(Step step) {
        return step.reasons().stream().map(Reason::key).toList();
    }

    private Proposal worded(Provision at, String was, String is) {
        return made(replaced(base, at.id(), was, is));
    }

    private Proposal made(PlanText edited) {
        return new Proposal(UUID.randomUUID(), null, ++filed, Changes.between(base, edited));
    }

    private PlanText with(Provision fresh) {
        return new PlanText(List.of(article.withChildren(List.of(first, fresh, second)), other));
    }

    private static PlanText replaced(PlanText text, ProvisionId at, String was, String is) {
        Provision provision = text.find(at).orElseThrow();
        return Sequence.made(
                text,
                List.of(new org.parley.text.Change.ReplaceWords(
                        at, provision.text(), provision.text().replace(was, is))));
    }
}
