package org.parley.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parley.kernel.Json;

class PresetTests {

    private static final List<String> OTHERS = List.of(
            "council-substance",
            "council-procedure",
            "plenary",
            "committee",
            "consensus-minus-one",
            "qualified-majority",
            "double-majority");

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
