package org.parley.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class EvaluatorPropertyTests {

    private static final List<String> KINDS = List.of("party", "guarantor", "contributor");

    record Seat(int kind, long weight, Set<String> blocs, boolean present, int ballot) {}

    @Property(seed = "7", tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    void agreesWithTheSlowCount(@ForAll("rules") RuleSet rules, @ForAll("rooms") List<Seat> room) {
        Votes votes = votes(room);
        Outcome.Verdict verdict =
                Evaluator.evaluate(rules, votes.electorate(), votes.ballots()).verdict();
        Statistics.label("verdict").collect(verdict).coverage(drawn -> {
            EnumSet<Outcome.Verdict> ofChoices = EnumSet.of(Outcome.Verdict.CHOSEN, Outcome.Verdict.NOTHING_CHOSEN);
            for (Outcome.Verdict each : EnumSet.complementOf(ofChoices)) {
                drawn.check(each).count(some -> some > 0);
            }
        });
        assertThat(verdict).isEqualTo(SlowCount.verdict(rules.toJson(), votes.electorate(), votes.ballots()));
    }

    @Property(seed = "7", tries = 4000)
    void aCountOfHandsDecidesAsTheBallotsWould(@ForAll("rules") RuleSet any, @ForAll("rooms") List<Seat> room) {
        Votes votes = votes(room);
        Majority majority = any.majority();
        Objections objections = any.objections();
        RuleSet rules = new RuleSet(
                any.id(),
                any.name(),
                any.base(),
                majority == null ? null : Majority.ofStates(majority.threshold()),
                List.of(),
                any.quorum(),
                List.of(),
                objections == null ? null : Objections.atMost(objections.atMost()),
                null,
                any.tie(),
                Map.of());
        assertThat(Hands.obstacle(rules)).isEmpty();
        assertThat(Hands.obstacle(any).isEmpty())
                .isEqualTo(rules.equals(new RuleSet(
                        any.id(),
                        any.name(),
                        any.base(),
                        majority,
                        any.seconds(),
                        any.quorum(),
                        any.consents(),
                        objections,
                        any.blocking(),
                        any.tie(),
                        Map.of())));
        Electorate inTheRoom = new Electorate(votes.electorate().electors().stream()
                .map(elector -> new Elector(
                        elector.delegation(),
                        elector.name(),
                        elector.kind(),
                        elector.weight(),
                        elector.blocs(),
                        elector.present() || votes.ballots().containsKey(elector.delegation())))
                .toList());
        Outcome byName = Evaluator.evaluate(rules, inTheRoom, votes.ballots());
        Tally tally = byName.tally();
        Hands hands = new Hands(tally.yes(), tally.no(), tally.abstain());
        Outcome byHands = Evaluator.evaluate(rules, inTheRoom, hands.ballots(inTheRoom));
        assertThat(byHands.verdict()).isEqualTo(byName.verdict());
        assertThat(byHands.tally().silent()).isEqualTo(tally.silent());
        assertThat(byHands.tally().absent()).isEqualTo(tally.absent());
    }

    @Property(seed = "7", tries = 4000)
    void oneMoreYesNeverUndoesAnAdoption(
            @ForAll("rules") RuleSet rules, @ForAll("rooms") List<Seat> room, @ForAll Random random) {
        Votes votes = votes(room);
        boolean before =
                Evaluator.evaluate(rules, votes.electorate(), votes.ballots()).adopted();
        Map<UUID, Choice> more = new HashMap<>(votes.ballots());
        more.put(votes.electorate().electors().get(random.nextInt(room.size())).delegation(), Choice.YES);
        boolean after = Evaluator.evaluate(rules, votes.electorate(), more).adopted();
        assertThat(after).isIn(before, true);
    }

    @Property(seed = "7", tries = 4000)
    void whoTakesPartInFavourNeverBreaksAQuorum(@ForAll("rules") RuleSet rules, @ForAll("rooms") List<Seat> room) {
        Votes votes = votes(room);
        Map<UUID, Choice> all = new HashMap<>(votes.ballots());
        votes.electorate().electors().forEach(elector -> all.putIfAbsent(elector.delegation(), Choice.YES));
        if (Evaluator.evaluate(rules, votes.electorate(), votes.ballots()).verdict() != Outcome.Verdict.NO_QUORUM) {
            assertThat(Evaluator.evaluate(rules, votes.electorate(), all).verdict())
                    .isNotEqualTo(Outcome.Verdict.NO_QUORUM);
        }
    }

    @Property(seed = "7", tries = 2000)
    void aSecondVoteDecidesAsTheFirstUnlessItIsEquallyDividedAgain(
            @ForAll("rules") RuleSet rules, @ForAll("rooms") List<Seat> room) {
        Votes votes = votes(room);
        Outcome.Verdict first =
                Evaluator.evaluate(rules, votes.electorate(), votes.ballots()).verdict();
        assertThat(Evaluator.evaluateSecondVote(rules, votes.electorate(), votes.ballots())
                        .verdict())
                .isEqualTo(first == Outcome.Verdict.SECOND_VOTE ? Outcome.Verdict.REJECTED : first);
    }

    @Property(seed = "7")
    void orderMeansNothing(@ForAll("rules") RuleSet rules, @ForAll("rooms") List<Seat> room, @ForAll Random random) {
        Votes votes = votes(room);
        List<Elector> shuffled = new ArrayList<>(votes.electorate().electors());
        Collections.shuffle(shuffled, random);
        Electorate other = new Electorate(shuffled);
        assertThat(other.hash()).isEqualTo(votes.electorate().hash());
        assertThat(Evaluator.evaluate(rules, other, votes.ballots()))
                .isEqualTo(Evaluator.evaluate(rules, votes.electorate(), votes.ballots()));
    }

    @Property(seed = "7")
    void ballotsOfStrangersCountForNothing(@ForAll("rules") RuleSet rules, @ForAll("rooms") List<Seat> room) {
        Votes votes = votes(room);
        Map<UUID, Choice> more = new HashMap<>(votes.ballots());
        more.put(new UUID(9, 9), Choice.YES);
        more.put(new UUID(9, 8), Choice.NO);
        assertThat(Evaluator.evaluate(rules, votes.electorate(), more))
                .isEqualTo(Evaluator.evaluate(rules, votes.electorate(), votes.ballots()));
    }

    @Property(seed = "7")
    void everyDelegationIsCountedOnce(@ForAll("rooms") List<Seat> room) {
        Votes votes = votes(room);
        Tally tally = Evaluator.tally(votes.electorate(), votes.ballots());
        assertThat(tally.yes() + tally.no() + tally.abstain() + tally.silent() + tally.absent())
                .isEqualTo(tally.entitled())
                .isEqualTo(room.size());
        assertThat(tally.yesWeight() + tally.noWeight() + tally.abstainWeight())
                .isLessThanOrEqualTo(tally.totalWeight());
    }

    @Property(seed = "7")
    void aRuleSetSurvivesBeingWrittenAndRead(@ForAll("rules") RuleSet rules) {
        assertThat(RuleSet.parse(rules.toJson().canonical())).isEqualTo(rules);
        assertThat(Description.of(rules)).isNotEmpty();
    }

    @Property(seed = "7")
    void anElectorateSurvivesBeingWrittenAndRead(@ForAll("rooms") List<Seat> room) {
        Electorate electorate = votes(room).electorate();
        assertThat(Electorate.fromJson(electorate.toJson())).isEqualTo(electorate);
    }

    @Property(seed = "7")
    void theNumberRequiredIsTheSmallestThatIsEnough(
            @ForAll("thresholds") Threshold threshold, @ForAll("bases") long base) {
        long required = threshold.required(base);
        assertThat(threshold.met(required, base)).isTrue();
        assertThat(threshold.met(required - 1, base)).isFalse();
    }

    @Provide
    Arbitrary<Long> bases() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 300), Arbitraries.longs().between(0, Count.MOST));
    }

    @Provide
    Arbitrary<List<Seat>> rooms() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.longs().between(0, 9),
                        Arbitraries.of("north", "permanent", "concerned").set().ofMaxSize(2),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 3))
                .as(Seat::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Threshold> thresholds() {
        Arbitrary<Amount> amounts = Arbitraries.oneOf(
                Arbitraries.of(new Fraction(1, 2), new Fraction(2, 3), new Fraction(3, 4), new Fraction(1, 1)),
                Combinators.combine(
                                Arbitraries.longs().between(1, 20),
                                Arbitraries.longs().between(0, 19))
                        .as((below, above) -> new Fraction(Math.min(above, below), below)),
                Arbitraries.longs().between(0, 8).map(Count::new));
        return Combinators.combine(Arbitraries.of(Threshold.Comparison.values()), amounts)
                .as((comparison, amount) -> amount.equals(new Fraction(1, 1))
                        ? Threshold.atLeast(amount)
                        : new Threshold(comparison, amount));
    }

    @Provide
    Arbitrary<RuleSet> rules() {
        Arbitrary<Measure> measures = Arbitraries.of(
                new Measure.States(),
                new Measure.Weight(),
                new Measure.Bloc("party"),
                new Measure.Bloc("north"),
                new Measure.Bloc("nobody"));
        Arbitrary<Majority> majorities =
                Combinators.combine(measures, thresholds()).as(Majority::new);
        Arbitrary<Consent> consents = Combinators.combine(
                        Arbitraries.of("party", "guarantor", "permanent", "delegation 1", "nobody"),
                        Arbitraries.of(true, false))
                .as(Consent::new);
        Arbitrary<Quorum> quorums = Combinators.combine(
                        thresholds(),
                        Arbitraries.of(Quorum.Counted.values()),
                        thresholds().injectNull(0.5))
                .as(Quorum::new);
        Arbitrary<Objections> objections = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("concerned", "party", "delegation 0").injectNull(0.5))
                .as(Objections::new);
        return Combinators.combine(
                        Arbitraries.of(Base.values()),
                        majorities.injectNull(0.2),
                        majorities.list().ofMaxSize(2),
                        quorums.injectNull(0.6),
                        consents.list().ofMaxSize(1),
                        objections.injectNull(0.7),
                        Arbitraries.integers().between(2, 4).injectNull(0.7),
                        Arbitraries.of(Tie.values()))
                .as((base, majority, seconds, quorum, asked, limit, blocking, tie) -> new RuleSet(
                        "drawn",
                        "Drawn by lot",
                        base,
                        majority == null && limit == null
                                ? Majority.ofStates(Threshold.moreThan(new Fraction(1, 2)))
                                : majority,
                        seconds,
                        quorum,
                        asked,
                        limit,
                        blocking,
                        tie,
                        Map.of()));
    }

    private static Votes votes(List<Seat> room) {
        List<Elector> electors = new ArrayList<>();
        Map<UUID, Choice> ballots = new HashMap<>();
        for (int i = 0; i < room.size(); i++) {
            Seat seat = room.get(i);
            UUID id = new UUID(1, i);
            String kind = KINDS.get(seat.kind());
            Set<String> blocs = new HashSet<>(seat.blocs());
            blocs.add(kind);
            electors.add(new Elector(id, "delegation " + i, kind, seat.weight(), blocs, seat.present()));
            if (seat.ballot() < 3) {
                ballots.put(id, Choice.values()[seat.ballot()]);
            }
        }
        return new Votes(new Electorate(electors), ballots);
    }
}
