package org.parley.procedure.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.procedure.Phrase;

class ChoiceCountTests {

    private static final int PROFILES = 4_000;

    /** The 45 ballots by which Schulze explains his method (2011, example 1). */
    private static Profiles schulzesExample() {
        return Profiles.of("A", "B", "C", "D", "E")
                .with(5, "A C B E D")
                .with(5, "A D E C B")
                .with(8, "B E D A C")
                .with(3, "C A B E D")
                .with(7, "C A E B D")
                .with(2, "C B A D E")
                .with(7, "D C E B A")
                .with(8, "E B A D C");
    }

    /** The capital of Tennessee: each city's people prefer the nearer one. */
    private static Profiles tennessee() {
        return Profiles.of("Memphis", "Nashville", "Chattanooga", "Knoxville")
                .with(42, "Memphis Nashville Chattanooga Knoxville")
                .with(26, "Nashville Chattanooga Knoxville Memphis")
                .with(15, "Chattanooga Knoxville Nashville Memphis")
                .with(17, "Knoxville Chattanooga Nashville Memphis");
    }

    @Test
    void agreesWithTheExampleInSchulzesPaper() {
        Profiles profiles = schulzesExample();
        ChoiceResult result = profiles.count(Method.SCHULZE, 1);
        Working.Pairs pairs = (Working.Pairs) result.working();

        assertThat(pairs.preferences())
                .containsExactly(
                        List.of(0L, 20L, 26L, 30L, 22L),
                        List.of(25L, 0L, 16L, 33L, 18L),
                        List.of(19L, 29L, 0L, 17L, 24L),
                        List.of(15L, 12L, 28L, 0L, 14L),
                        List.of(23L, 27L, 21L, 31L, 0L));
        assertThat(pairs.strengths())
                .containsExactly(
                        List.of(0L, 28L, 28L, 30L, 24L),
                        List.of(25L, 0L, 28L, 33L, 24L),
                        List.of(25L, 29L, 0L, 29L, 24L),
                        List.of(25L, 28L, 28L, 0L, 24L),
                        List.of(25L, 28L, 28L, 31L, 0L));
        assertThat(profiles.named(result.order())).containsExactly("E", "A", "C", "B", "D");
        assertThat(profiles.named(result.chosen())).containsExactly("E");
        assertThat(result.tie()).isFalse();
        assertThat(ChoiceReasons.of(profiles.question(Method.SCHULZE, 1), result))
                .containsExactly(Phrase.of("procedure.choice.why.stronger-paths", "Option 4", List.of("Option 2")));
    }

    @Test
    void givesForEachPathThePathThatIsAsStrongAsSaid() {
        Working.Pairs pairs =
                (Working.Pairs) schulzesExample().count(Method.SCHULZE, 1).working();
        for (int from = 0; from < 5; from++) {
            for (int to = 0; to < 5; to++) {
                List<Integer> path = pairs.paths().get(from).get(to);
                if (from == to) {
                    assertThat(path).isEmpty();
                    continue;
                }
                assertThat(path.getFirst()).isEqualTo(from);
                assertThat(path.getLast()).isEqualTo(to);
                long weakest = IntStream.range(1, path.size())
                        .mapToLong(step -> pairs.preference(path.get(step - 1), path.get(step)))
                        .min()
                        .orElseThrow();
                assertThat(weakest).isEqualTo(pairs.strengths().get(from).get(to));
            }
        }
    }

    @Test
    void choosesTheCapitalOfTennesseeAsEachMethodIsKnownTo() {
        Profiles tennessee = tennessee();
        assertThat(tennessee.named(tennessee.count(Method.SCHULZE, 1).order()))
                .containsExactly("Nashville", "Chattanooga", "Knoxville", "Memphis");
        assertThat(tennessee.named(tennessee.count(Method.RANKED_PAIRS, 1).order()))
                .containsExactly("Nashville", "Chattanooga", "Knoxville", "Memphis");
        assertThat(ChoiceReasons.of(tennessee.question(Method.SCHULZE, 1), tennessee.count(Method.SCHULZE, 1)))
                .containsExactly(Phrase.of("procedure.choice.why.beats-all", "Option 1"));
        assertThat(tennessee.named(tennessee.count(Method.INSTANT_RUN_OFF, 1).chosen()))
                .containsExactly("Knoxville");
    }

    /** A circle of three, 17 to 7, 16 to 8 and 15 to 9: the weakest victory gives way. */
    @Test
    void leavesOutTheWeakestVictoryOfACircle() {
        Profiles circle =
                Profiles.of("A", "B", "C").with(9, "A B C").with(8, "B C A").with(7, "C A B");
        ChoiceResult result = circle.count(Method.RANKED_PAIRS, 1);
        assertThat(circle.named(result.order())).containsExactly("A", "B", "C");
        assertThat(((Working.Pairs) result.working()).pairs())
                .containsExactly(
                        new Working.Pair(1, 2, 17, 7, true),
                        new Working.Pair(0, 1, 16, 8, true),
                        new Working.Pair(2, 0, 15, 9, false));
        assertThat(circle.named(circle.count(Method.SCHULZE, 1).chosen())).containsExactly("A");
    }

    /**
     * The election of three foods by twenty voters that explains the transferable vote in many places, by the Scottish quota of six:
     * chocolate's surplus of six goes two to one to strawberries and sweets, pears go out for oranges, then sweets.
     */
    @Test
    void countsTheElectionOfFoodsStageByStage() {
        Profiles foods = Profiles.of("Oranges", "Pears", "Chocolate", "Strawberries", "Sweets")
                .with(4, "Oranges")
                .with(2, "Pears Oranges")
                .with(8, "Chocolate Strawberries")
                .with(4, "Chocolate Sweets")
                .with(1, "Strawberries")
                .with(1, "Sweets");
        ChoiceResult result = foods.count(Method.TRANSFERABLE_VOTE, 3);
        Working.Stages stages = (Working.Stages) result.working();
        assertThat(stages.quota()).isEqualTo(6);
        assertThat(stages.stages())
                .extracting(Working.Stage::totals)
                .containsExactly(
                        votes("4", "2", "12", "1", "1"),
                        votes("4", "2", "6", "5", "3"),
                        votes("6", "0", "6", "5", "3"),
                        votes("6", "0", "6", "5", "0"));
        assertThat(stages.stages())
                .extracting(Working.Stage::action)
                .containsExactly("FIRST", "SURPLUS", "EXCLUSION", "EXCLUSION");
        assertThat(stages.stages().getLast().notTransferable()).isEqualByComparingTo("3");
        assertThat(foods.named(result.chosen())).containsExactly("Chocolate", "Oranges", "Strawberries");
    }

    /**
     * The profile of "Voting matters" issue 12, by the Scottish rules: the quota is 1,001, which A and B reach exactly, so that they
     * pass nothing on, and X, Y and Z are equal at every stage.
     */
    @Test
    void transfersNoSurplusFromThoseWhoHaveTheQuotaExactly() {
        Profiles profiles = Profiles.of("A", "B", "X", "Y", "Z")
                .with(333, "A X")
                .with(333, "A Y")
                .with(333, "A Z")
                .with(333, "B X")
                .with(333, "B Y")
                .with(333, "B Z")
                .with(667, "X")
                .with(667, "Y")
                .with(667, "Z")
                .with(1, "A B X")
                .with(1, "A B Y")
                .with(2, "B A X");
        ChoiceResult result = profiles.count(Method.TRANSFERABLE_VOTE, 3);
        Working.Stages stages = (Working.Stages) result.working();
        assertThat(stages.valid()).isEqualTo(4003);
        assertThat(stages.quota()).isEqualTo(1001);
        assertThat(stages.stages().getFirst().totals()).isEqualTo(votes("1001", "1001", "667", "667", "667"));
        // Nobody has a surplus: X, Y and Z were equal at every stage, so the last of the tie order goes out and
        // transfers nothing
        assertThat(stages.stages().get(1).lot()).isTrue();
        assertThat(stages.stages().get(1).notTransferable()).isEqualByComparingTo("667");
        assertThat(profiles.named(result.order())).containsExactly("A", "B", "X", "Y", "Z");
    }

    /** 16 papers, two places: the quota is 6, and a surplus of 4 of 10 passes each of ten papers on at 0.4. */
    @Test
    void passesEveryPaperOfASurplusOnAtAShareOfTheValueAtWhichItCame() {
        Profiles profiles = Profiles.of("A", "B", "C")
                .with(7, "A B C")
                .with(3, "A C")
                .with(4, "B")
                .with(2, "C");
        Working.Stages stages =
                (Working.Stages) profiles.count(Method.TRANSFERABLE_VOTE, 2).working();
        assertThat(stages.quota()).isEqualTo(6);
        assertThat(stages.stages().get(1).totals()).isEqualTo(votes("6", "6.8", "3.2"));
        Profiles seventh =
                Profiles.of("A", "B", "C", "D").with(7, "A B").with(5, "C").with(4, "D");
        Working.Stages third =
                (Working.Stages) seventh.count(Method.TRANSFERABLE_VOTE, 2).working();
        // 1 of 7 is 0.14285 and not 0.142857: seven papers carry 0.99995
        assertThat(third.quota()).isEqualTo(6);
        assertThat(third.stages().get(1).totals()).isEqualTo(votes("6", "0.99995", "5", "4"));
        assertThat(third.stages().get(1).notTransferable()).isEqualByComparingTo("0.00005");
    }

    @Test
    void doesNotCountWhatFollowsAMissingOrDoubleNumber() {
        List<Marks> marks = List.of(
                Marks.of(1, 2, 2, 3),
                Marks.of(1, 0, 3, 4),
                Marks.of(0, 1, 0, 0),
                Marks.of(0, 1, 0, 0),
                Marks.of(0, 0, 1, 0));
        ChoiceResult result = ChoiceCount.count(
                Profiles.question(Method.INSTANT_RUN_OFF, 1, List.of(1, 2, 3, 0)),
                Ballots.of(4, marks, new long[] {1, 1, 1, 1, 1}));
        Working.Stages stages = (Working.Stages) result.working();
        assertThat(stages.stages().getLast().notTransferable()).isGreaterThan(BigDecimal.ZERO);
        assertThat(result.chosen()).containsExactly(1);
    }

    @Test
    void decidesBetweenEqualsByTheFrozenOrderAndSaysSo() {
        for (Method method : Method.values()) {
            Profiles equal = Profiles.of("A", "B", "C").with(1, "A").with(1, "B");
            List<Integer> order = List.of(1, 0, 2);
            ChoiceQuestion question = Profiles.question(method, 1, order);
            ChoiceResult result = ChoiceCount.count(question, equal.ballots());
            assertThat(result.chosen()).as(method.name()).containsExactly(1);
            assertThat(result.tie()).as(method.name()).isTrue();
            assertThat(ChoiceReasons.of(question, result))
                    .as(method.name())
                    .contains(Phrase.of("procedure.choice.why.tie-drawn"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheSlowCountOnRandomProfiles(Method method) {
        Random random = new Random(20_26 + method.ordinal());
        int ties = 0;
        for (int round = 0; round < PROFILES; round++) {
            int places = method.severalPlaces() ? 1 + random.nextInt(3) : 1;
            Profiles profiles = Profiles.random(random, method, places);
            List<Integer> order = new ArrayList<>(
                    IntStream.range(0, profiles.marks().getFirst().numbers().size())
                            .boxed()
                            .toList());
            Collections.shuffle(order, random);
            ChoiceQuestion question = Profiles.question(method, places, order);
            profiles.marks().forEach(marks -> marks.require(question));
            ChoiceResult result = ChoiceCount.count(question, profiles.ballots());
            SlowChoice slow = new SlowChoice(question, profiles.marks(), profiles.weights());

            assertThat(result.chosen())
                    .as("profile %d: %s %s", round, profiles.marks(), profiles.weights())
                    .isEqualTo(slow.chosen(method));
            if (result.working() instanceof Working.Stages stages) {
                assertThat(stages.stages()).hasSameSizeAs(slow.totals);
                for (int stage = 0; stage < slow.totals.size(); stage++) {
                    List<BigDecimal> expected =
                            List.copyOf(slow.totals.get(stage).values());
                    assertThat(stages.stages().get(stage).totals())
                            .usingElementComparator(BigDecimal::compareTo)
                            .isEqualTo(expected);
                }
            }
            if (method == Method.SCHULZE && result.working() instanceof Working.Pairs pairs) {
                for (int one = 0; one < question.size(); one++) {
                    for (int other = 0; other < question.size(); other++) {
                        if (one != other) {
                            assertThat(pairs.strengths().get(one).get(other)).isEqualTo(slow.strongest(one, other));
                        }
                    }
                }
            }
            ties += result.tie() ? 1 : 0;
        }
        assertThat(ties).as("profiles with equals").isGreaterThan(PROFILES / 50);
    }

    @ParameterizedTest
    @EnumSource
    void countsTheSameInWhateverOrderTheBallotsLie(Method method) {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            int places = method.severalPlaces() ? 2 : 1;
            Profiles profiles = Profiles.random(random, method, places);
            int options = profiles.marks().getFirst().numbers().size();
            ChoiceQuestion question = Profiles.question(method, places, options);
            List<Integer> lie = new ArrayList<>(
                    IntStream.range(0, profiles.marks().size()).boxed().toList());
            Collections.shuffle(lie, random);
            Ballots shuffled = Ballots.of(
                    options,
                    lie.stream().map(profiles.marks()::get).toList(),
                    lie.stream().mapToLong(profiles.weights()::get).toArray());
            assertThat(ChoiceCount.count(question, shuffled))
                    .isEqualTo(ChoiceCount.count(question, profiles.ballots()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsABallotOfWeightThreeAsThree(Method method) {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            int places = method.severalPlaces() ? 2 : 1;
            Profiles profiles = Profiles.random(random, method, places);
            int options = profiles.marks().getFirst().numbers().size();
            ChoiceQuestion question = Profiles.question(method, places, options);
            List<Marks> copies = new ArrayList<>();
            for (int ballot = 0; ballot < profiles.marks().size(); ballot++) {
                copies.addAll(Collections.nCopies(
                        Math.toIntExact(profiles.weights().get(ballot)),
                        profiles.marks().get(ballot)));
            }
            long[] ones = new long[copies.size()];
            Arrays.fill(ones, 1);
            assertThat(ChoiceCount.count(question, Ballots.of(options, copies, ones)))
                    .isEqualTo(ChoiceCount.count(question, profiles.ballots()));
        }
    }

    /** Nothing overflows at the largest weights that an electorate may have. */
    @Test
    void countsTheLargestWeightsExactly() {
        long huge = (1L << 53) - 10;
        Profiles profiles =
                Profiles.of("A", "B", "C").with(huge, "A B").with(5, "C").with(4, "B");
        for (Method method : Method.values()) {
            assertThat(profiles.count(method, 1).order().size()).isEqualTo(3);
        }
        Working.Stages stages =
                (Working.Stages) profiles.count(Method.TRANSFERABLE_VOTE, 2).working();
        assertThat(stages.valid()).isEqualTo(huge + 9);
        assertThat(stages.stages().get(1).totals().getFirst()).isEqualByComparingTo(BigDecimal.valueOf(stages.quota()));
    }

    private static List<BigDecimal> votes(String... votes) {
        return List.of(votes).stream()
                .map(BigDecimal::new)
                .map(value -> value.setScale(5))
                .toList();
    }
}
