package org.parley.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parley.kernel.Json;

class PresetTests {

    private static final List<String> OTHERS = List.of("committee", "double-majority");

    @TestFactory
    Stream<DynamicTest> everyPresetDoesWhatItsCasesSay() {
        return Presets.all().stream()
                .flatMap(rules ->
                        resource(rules.id()).asArray().items().stream().map(test -> check(rules, test.asObject())));
    }

    @TestFactory
    Stream<DynamicTest> otherRulesInUseCanBeWrittenDown() {
        return OTHERS.stream().map(name -> resource("other/" + name).asObject()).flatMap(file -> {
            RuleSet rules = RuleSet.fromJson(file.get("rules"));
            return file.array("cases").items().stream().map(test -> check(rules, test.asObject()));
        });
    }

    @Test
    void presetsSurviveBeingWrittenAndReadAgain() {
        for (RuleSet rules : Presets.all()) {
            RuleSet again = RuleSet.parse(rules.toJson().canonical());
            assertThat(again).isEqualTo(rules);
            assertThat(again.hash()).isEqualTo(rules.hash()).matches("[0-9a-f]{64}");
        }
        assertThat(Presets.all().stream().map(RuleSet::hash)).doesNotHaveDuplicates();
    }

    /** Records hold these hashes: what was written under them must stay readable, so none may change. */
    @Test
    void theHashesOfTheFirstPresetsAreAsTheyWere() {
        assertThat(Map.of(
                        "simple-majority", "00218cc592a6665e588f4315d059906e950a4765cf3157461ea936a034f528c4",
                        "two-thirds", "3822c4c47fa67be80c742402e63223d4945c7eaed1eb4308410875b907f1e24f",
                        "absolute-majority", "7c166ad6ef3f4c19c1f28cd988a3404af285215da35e97a1a855611fd518f3de",
                        "unanimity", "f1a315c5650c7cc86664e5a487f2c7248ce12c26c579bf2e1f485c608957cb41",
                        "consensus", "c6b759e766a6017277fe498f5defe1635f6100e893f7b00bb7de71e64db9e063",
                        "peace-plan", "60acf607c1088b0ee22a0765c7d1adeb549548a31eadab32eb11a92cf6b6c5b0",
                        "peace-plan-precedent", "6835896faed1864f1bafa976d36c8f68c53d7f5e5af96217a40db2e2d59882c1"))
                .allSatisfy((id, hash) ->
                        assertThat(Presets.find(id).orElseThrow().hash()).isEqualTo(hash));
    }

    @Test
    void whatStandsInPlaceOfAnotherIsThere() {
        for (RuleSet rules : Presets.all()) {
            assertThat(rules.special().values()).allMatch(id -> Presets.find(id).isPresent());
        }
        assertThat(Presets.find("peace-plan").orElseThrow().inPlaceFor(java.util.Set.of("precedent-setting")))
                .contains("peace-plan-precedent");
    }

    private static DynamicTest check(RuleSet rules, Json.Obj test) {
        return DynamicTest.dynamicTest(rules.id() + ": " + test.text("says"), () -> {
            Votes votes = Votes.read(test);
            Outcome outcome = Evaluator.evaluate(rules, votes.electorate(), votes.ballots());
            assertThat(outcome.verdict().name()).as(outcome.toString()).isEqualTo(test.text("verdict"));
            assertThat(SlowCount.verdict(rules.toJson(), votes.electorate(), votes.ballots()))
                    .as("the slow count")
                    .isEqualTo(outcome.verdict());
            if (test.has("opens")) {
                assertThat(Evaluator.opening(
                                        rules,
                                        outcome.tally().present(),
                                        outcome.tally().entitled())
                                .orElseThrow()
                                .passed())
                        .isEqualTo(test.bool("opens"));
            }
            test.findText("second")
                    .ifPresent(second -> assertThat(
                                    Evaluator.evaluateSecondVote(rules, votes.electorate(), votes.ballots())
                                            .verdict()
                                            .name())
                            .isEqualTo(second));
            test.findNumber("yes")
                    .ifPresent(yes -> assertThat((long) outcome.tally().yes()).isEqualTo(yes));
            test.findNumber("required")
                    .ifPresent(required -> assertThat(outcome.check(Check.Kind.MAJORITY)
                                    .or(() -> outcome.check(Check.Kind.OBJECTIONS))
                                    .orElseThrow()
                                    .required())
                            .isEqualTo(required));
        });
    }

    private static Json resource(String name) {
        try (InputStream in = Objects.requireNonNull(
                PresetTests.class.getResourceAsStream("/procedure-cases/" + name + ".json"), name)) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
