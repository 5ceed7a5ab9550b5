package org.parley.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.kernel.RuleViolation;

class RuleSetTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"id":"a","name":"A","threshold":{"at_least":"2/3"},}                     | procedure.error.json            | 1
                    []                                                                        | procedure.error.object          | ''
                    {"id":"a","name":"A"}                                                     | procedure.error.nothing-asked   |
                    {"name":"A","threshold":{"at_least":"2/3"}}                               | procedure.error.missing         | id
                    {"id":"A b","name":"A","threshold":{"at_least":"2/3"}}                    | procedure.error.id              | id
                    {"id":"a","name":" ","threshold":{"at_least":"2/3"}}                      | procedure.error.name            | name
                    {"id":"a","name":"A\\u202e","threshold":{"at_least":"2/3"}}               | procedure.error.name            | name
                    {"id":"a","name":"A","threshold":{"at_least":"4/3"}}                      | procedure.error.fraction        | threshold.at_least
                    {"id":"a","name":"A","threshold":{"at_least":"2/0"}}                      | procedure.error.fraction        | threshold.at_least
                    {"id":"a","name":"A","threshold":{"at_least":"0.66"}}                     | procedure.error.fraction        | threshold.at_least
                    {"id":"a","name":"A","threshold":{"at_least":0.66}}                       | procedure.error.json            | 1
                    {"id":"a","name":"A","threshold":{"at_least":-1}}                         | procedure.error.amount          | threshold.at_least
                    {"id":"a","name":"A","threshold":{"more_than":"1/1"}}                     | procedure.error.more-than-all   | threshold.more_than
                    {"id":"a","name":"A","threshold":{"more_than":"1/2","at_least":"1/2"}}    | procedure.error.threshold       | threshold
                    {"id":"a","name":"A","threshold":{}}                                      | procedure.error.threshold       | threshold
                    {"id":"a","name":"A","threshold":{"of":"HEADS","at_least":"1/2"}}         | procedure.error.word            | threshold.of
                    {"id":"a","name":"A","base":"ALL","threshold":{"at_least":"1/2"}}         | procedure.error.word            | base
                    {"id":"a","name":"A","bass":"CAST","threshold":{"at_least":"1/2"}}        | procedure.error.unknown         | bass
                    {"id":"a","name":"A","objections":{"at_most":-1}}                         | procedure.error.number          | objections.at_most
                    {"id":"a","name":"A","objections":{"at_most":0},"consents":"party"}       | procedure.error.list            | consents
                    {"id":"a","name":"A","objections":{"at_most":0},"consents":[{}]}          | procedure.error.missing         | consents[0].who
                    {"id":"a","name":"A","objections":{"at_most":0},"blocking":{"at_least_members":1}} | procedure.error.number | blocking.at_least_members
                    {"id":"a","name":"A","objections":{"at_most":0},"quorum":{"of":"ALL","at_least":"1/2"}} | procedure.error.word | quorum.of
                    {"id":"a","name":"A","objections":{"at_most":0},"special":{"X":"a"}}      | procedure.error.id              | special.X
                    """)
    void aMistakeIsNamedWithItsPlace(String json, String key, String place) {
        assertThatThrownBy(() -> RuleSet.parse(json)).isInstanceOfSatisfying(RuleViolation.class, violation -> {
            assertThat(violation.key()).isEqualTo(key);
            if (place != null) {
                assertThat(violation.arguments().getFirst().toString()).isEqualTo(place);
            }
        });
    }

    @Test
    void tooManyConsentsAreRefused() {
        String many = String.join(",", java.util.Collections.nCopies(21, "\"party\""));
        assertThatThrownBy(() -> RuleSet.parse(
                        "{\"id\":\"a\",\"name\":\"A\",\"objections\":{\"at_most\":0},\"consents\":[" + many + "]}"))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("procedure.error.too-many");
    }

    @Test
    void theOrderOfKeysAndWhatIsAtItsDefaultDoNotChangeTheHash() {
        RuleSet one = RuleSet.parse("{\"id\":\"a\",\"name\":\"A\",\"threshold\":{\"at_least\":\"4/6\"}}");
        RuleSet other = RuleSet.parse("{\"threshold\":{\"at_least\":\"2/3\",\"of\":\"STATES\"},\"tie\":\"REJECTED\","
                + "\"base\":\"PRESENT_AND_VOTING\",\"name\":\"A\",\"id\":\"a\"}");
        assertThat(other).isEqualTo(one);
        assertThat(other.hash()).isEqualTo(one.hash());
        assertThat(one.toJson().canonical())
                .isEqualTo(
                        "{\"base\":\"PRESENT_AND_VOTING\",\"id\":\"a\",\"name\":\"A\",\"threshold\":{\"at_least\":\"2/3\"},\"tie\":\"REJECTED\"}");
    }

    @Test
    void aConsentThatNobodyCanGiveIsFoundBeforeTheVote() {
        Electorate without = new Electorate(List.of(Elector.of(new UUID(0, 1), "Norway", "guarantor")));
        assertThat(Description.unanswerable(Presets.find("peace-plan").orElseThrow(), without))
                .containsExactly(Phrase.of("procedure.check.consent-of-nobody", "party"));
        RuleSet bloc = RuleSet.parse(
                "{\"id\":\"a\",\"name\":\"A\",\"threshold\":{\"of\":\"BLOC north\",\"at_least\":\"2/3\"}}");
        assertThat(Description.unanswerable(bloc, without))
                .containsExactly(Phrase.of("procedure.check.bloc-of-nobody", "north"));
    }

    @Test
    void thoseWhoStandInTheWayAreNamed() {
        UUID ukraine = new UUID(0, 1);
        UUID russia = new UUID(0, 2);
        Electorate electorate =
                new Electorate(List.of(Elector.of(ukraine, "Ukraine", "party"), Elector.of(russia, "Russia", "party")));
        Outcome outcome = Evaluator.evaluate(
                Presets.find("peace-plan").orElseThrow(),
                electorate,
                java.util.Map.of(ukraine, Choice.YES, russia, Choice.NO));
        Check consent = outcome.check(Check.Kind.CONSENT).orElseThrow();
        assertThat(consent.passed()).isFalse();
        assertThat(consent.delegations()).containsExactly(russia);
        assertThat(consent.words().arguments()).contains(List.of("Russia"));
    }

    @Test
    void anElectorateIsNeverEmptyDoubledOrTooHeavy() {
        Elector one = Elector.of(new UUID(0, 1), "One", "party");
        assertThatThrownBy(() -> new Electorate(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Electorate(List.of(one, one))).isInstanceOf(IllegalArgumentException.class);
        Elector heavy = new Elector(new UUID(0, 2), "Two", "party", Count.MOST, Set.of(), false);
        assertThatThrownBy(() -> new Electorate(List.of(one, heavy))).isInstanceOf(IllegalArgumentException.class);
    }
}
