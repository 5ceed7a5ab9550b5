package org.parley.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.Choice;
import org.parley.procedure.Elector;
import org.parley.procedure.Electorate;
import org.parley.procedure.Evaluator;
import org.parley.procedure.Nameless;
import org.parley.procedure.Presets;
import org.parley.procedure.RuleSet;
import org.parley.procedure.choice.Marks;

class SecretBallotTests {

    private static final UUID ROUND = UUID.fromString("0198f000-0000-7000-8000-000000000001");

    @Test
    void givesTheSameBallotTheSameCodeAndEveryOtherAnother() {
        Set<String> codes = new HashSet<>();
        Set<UUID> parts = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            UUID ballot = UUID.randomUUID();
            SecretBallot made = SecretBallot.of(ROUND, ballot);
            assertThat(SecretBallot.of(ROUND, ballot)).isEqualTo(made);
            assertThat(SecretBallot.of(UUID.randomUUID(), ballot).code()).isNotEqualTo(made.code());
            assertThat(made.code()).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
            assertThat(made.part()).isNotEqualTo(ballot);
            assertThat(made.part().version()).isEqualTo(4);
            assertThat(made.part().variant()).isEqualTo(2);
            codes.add(made.code());
            parts.add(made.part());
        }
        assertThat(codes).hasSize(2_000);
        assertThat(parts).hasSize(2_000);
    }

    @Test
    void staysTheSameInEveryReleaseBecauseRetriesAndSlipsOutliveIt() {
        SecretBallot made = SecretBallot.of(ROUND, UUID.fromString("9f1c1b6e-3a44-4c59-8f0a-52d6d2a3b7c1"));
        assertThat(made.code()).isEqualTo("H611-4QM3-8H88-9BJ6");
        assertThat(made.part()).hasToString("0193feba-6b76-47a4-a3e5-f00992563498");
    }

    @Test
    void refusesAnIdThatCouldBeGuessed() {
        for (UUID guessable : List.of(Ids.next(), new UUID(0, 0), UUID.nameUUIDFromBytes(new byte[] {1}))) {
            assertThatThrownBy(() -> SecretBallot.of(ROUND, guessable))
                    .isInstanceOfSatisfying(
                            RuleViolation.class,
                            refused -> assertThat(refused.key()).isEqualTo("voting.error.secret-ballot-id"));
        }
    }

    @Test
    void readsWhatItWroteOfAChoiceAndOfMarks() {
        for (Listed listed : List.of(
                new Listed("A", Choice.ABSTAIN, null),
                Listed.of("B", "[2,0,1]"),
                new Listed("C", Choice.ABSTAIN, Marks.of(0, 0)))) {
            assertThat(Listed.of(listed.code(), listed.said())).isEqualTo(listed);
        }
        assertThat(Listed.of("B", "[2,0,1]").choice()).isEqualTo(Choice.YES);
    }

    @Test
    void countsANamelessListAsItWouldCountTheSameBallotsWithNames() {
        List<Elector> electors = IntStream.range(0, 11)
                .mapToObj(i -> new Elector(
                        UUID.randomUUID(), "Land " + i, i < 2 ? "party" : "guarantor", 1, Set.of("x"), i % 3 == 0))
                .toList();
        Electorate named = new Electorate(electors);
        Map<UUID, Choice> ballots = new java.util.HashMap<>();
        for (int i = 0; i < 8; i++) {
            ballots.put(electors.get(i).delegation(), Choice.values()[i % 3]);
        }
        List<Choice> listed = ballots.values().stream().sorted().toList();
        for (String preset : List.of("simple-majority", "two-thirds", "absolute-majority", "consensus", "un-plenary")) {
            RuleSet rules = Presets.find(preset).orElseThrow();
            var expected = Evaluator.evaluate(rules, named, ballots);
            var counted =
                    Evaluator.evaluate(rules, Nameless.electorate(named, ballots.keySet()), Nameless.ballots(listed));
            assertThat(counted.tally()).as(preset).isEqualTo(expected.tally());
            assertThat(counted.verdict()).as(preset).isEqualTo(expected.verdict());
            assertThat(counted.checks())
                    .extracting(check -> check.words())
                    .isEqualTo(expected.checks().stream()
                            .map(check -> check.words())
                            .toList());
        }
        assertThat(Nameless.electorate(named, ballots.keySet()).toJson().canonical())
                .doesNotContain("Land", "party", "\"x\"");
    }

    @Test
    void refusesRulesThatAskWhoAndTablesWhereItWouldShow() {
        assertThat(Secrecy.allowed(preset("simple-majority"))).isTrue();
        assertThat(Secrecy.allowed(preset("consensus"))).isTrue();
        assertThat(Secrecy.allowed(preset("peace-plan")))
                .as("consent of the parties")
                .isFalse();
        assertThat(Secrecy.allowed(preset("eu-qualified")))
                .as("double majority")
                .isFalse();
        assertThat(Secrecy.allowed(preset("osce-minus-one")))
                .as("the State concerned")
                .isFalse();
        refuses(() -> Secrecy.require(preset("peace-plan")), "voting.error.secret-consents");
        refuses(() -> Secrecy.require(preset("eu-qualified")), "voting.error.secret-blocs");
        refuses(() -> Secrecy.require(electorate(7, 1)), "voting.error.secret-few");
        refuses(() -> Secrecy.require(electorate(8, 2)), "voting.error.secret-weights");
        Secrecy.require(electorate(8, 1));
    }

    private static RuleSet preset(String id) {
        return Presets.find(id).orElseThrow();
    }

    private static Electorate electorate(int size, int weights) {
        return new Electorate(IntStream.range(0, size)
                .mapToObj(i -> new Elector(UUID.randomUUID(), "Land", "party", 1 + i % weights, Set.of(), false))
                .toList());
    }

    private static void refuses(Runnable deed, String key) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
