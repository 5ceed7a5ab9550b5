package org.parley.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.delegation.DelegationKind;
import org.parley.delegation.NegotiationService;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.Elector;
import org.parley.procedure.Outcome.Verdict;
import org.parley.procedure.Presets;
import org.parley.procedure.RuleSet;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** The rules that a negotiation writes for itself, and what they do to the rounds that are prepared after. */
@IntegrationTest
class RulesServiceTests {

    private static final String BARE =
            "{\"id\":\"black-sea\",\"name\":\"Black Sea\",\"threshold\":{\"more_than\":\"1/2\"}}";
    private static final String STRICT =
            "{\"id\":\"black-sea\",\"name\":\"Black Sea\",\"threshold\":{\"at_least\":\"3/4\"}}";

    private final Scene scene;
    private final TestQuestions questions;
    private final RulesService rules;
    private final RulesQueries queries;
    private final RoundService rounds;
    private final RoundQueries roundQueries;
    private final NegotiationService negotiations;
    private final JdbcClient jdbc;

    RulesServiceTests(
            Scene scene,
            TestQuestions questions,
            RulesService rules,
            RulesQueries queries,
            RoundService rounds,
            RoundQueries roundQueries,
            NegotiationService negotiations,
            JdbcClient jdbc) {
        this.scene = scene;
        this.questions = questions;
        this.rules = rules;
        this.queries = queries;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
        this.negotiations = negotiations;
        this.jdbc = jdbc;
    }

    @Test
    void aChangeIsAVersionAndARoundKeepsTheOneItWasPreparedWith() {
        Scene.Table table = scene.table();
        RoundId before = table.asFacilitator().call(() -> {
            rules.write(table.negotiation(), RuleSet.parse(BARE), "Agreed on Monday");
            return rounds.prepare(
                    table.negotiation(), "First", List.of(questions.ask(table.negotiation(), "1")), "black-sea", null);
        });
        RoundId after = table.asFacilitator().call(() -> {
            rules.change(table.negotiation(), RuleSet.parse(STRICT), 1, "Agreed on Tuesday");
            return rounds.prepare(
                    table.negotiation(), "Second", List.of(questions.ask(table.negotiation(), "2")), "black-sea", null);
        });
        RulesView seen = table.as("Observer").call(() -> queries.get(table.negotiation(), "black-sea"));
        assertThat(seen.version()).isEqualTo(2);
        assertThat(seen.versions())
                .extracting(RulesView.Version::reason)
                .containsExactly("Agreed on Tuesday", "Agreed on Monday");
        assertThat(seen.numbered(see(table, before).rulesHash())).contains(1);
        assertThat(seen.numbered(see(table, after).rulesHash())).contains(2);
        assertThat(see(table, before).rules()).isEqualTo(RuleSet.parse(BARE));
        assertThat(acts(table)).containsSubsequence("rules.written", "rules.changed");
    }

    @Test
    void twoWhoChangeTheSameVersionDoNotOverwriteEachOther() {
        Scene.Table table = scene.table();
        table.asFacilitator().run(() -> {
            rules.write(table.negotiation(), RuleSet.parse(BARE), "First");
            rules.change(table.negotiation(), RuleSet.parse(STRICT), 1, "Second");
        });
        refuses(
                () -> table.asFacilitator()
                        .run(() -> rules.change(
                                table.negotiation(), RuleSet.parse(BARE.replace("Black Sea", "Sea")), 1, "Third")),
                "voting.error.rules-changed-meanwhile");
        refuses(
                () -> table.asFacilitator()
                        .run(() -> rules.change(table.negotiation(), RuleSet.parse(STRICT), 2, "Nothing")),
                "voting.error.rules-unchanged");
    }

    @Test
    void nothingIsDeletedAndWhatIsInUseIsNotRetired() {
        Scene.Table table = scene.table();
        table.asFacilitator().run(() -> {
            rules.write(table.negotiation(), RuleSet.parse(BARE), "First");
            negotiations.decideBy(table.negotiation(), "black-sea", "simple-majority", "consensus");
        });
        refuses(
                () -> table.asFacilitator().run(() -> rules.retire(table.negotiation(), "black-sea", "Old")),
                "voting.error.rules-in-use");
        table.asFacilitator().run(() -> {
            negotiations.decideBy(table.negotiation(), "two-thirds", "simple-majority", "consensus");
            rules.retire(table.negotiation(), "black-sea", "Old");
        });
        assertThat(table.as("Observer").call(() -> roundQueries.ruleSets(table.negotiation())))
                .extracting(RuleSet::id)
                .doesNotContain("black-sea")
                .startsWith("two-thirds");
        assertThat(table.as("Observer")
                        .call(() -> queries.get(table.negotiation(), "black-sea"))
                        .retired())
                .isTrue();
        table.asFacilitator().run(() -> rules.restore(table.negotiation(), "black-sea", "Wanted again"));
        assertThat(table.as("Observer").call(() -> roundQueries.ruleSets(table.negotiation())))
                .extracting(RuleSet::id)
                .contains("black-sea");
    }

    @Test
    void delegationsReadRulesAndDoNotWriteThem() {
        Scene.Table table = scene.table();
        for (String person : List.of("Northland head", "Northland adviser", "Observer")) {
            assertThatThrownBy(
                            () -> table.as(person).run(() -> rules.write(table.negotiation(), RuleSet.parse(BARE), "")))
                    .isInstanceOf(AccessDeniedException.class);
            assertThat(table.as(person).call(() -> queries.list(table.negotiation())))
                    .hasSize(Presets.all().size());
        }
        assertThatThrownBy(() -> As.person(scene.stranger()).call(() -> queries.list(table.negotiation())))
                .isInstanceOf(org.parley.kernel.NotFound.class);
        As.person(scene.administrator()).run(() -> rules.write(table.negotiation(), RuleSet.parse(BARE), "House"));
        refuses(
                () -> table.asFacilitator()
                        .run(() -> rules.write(
                                table.negotiation(),
                                RuleSet.parse(BARE.replace("black-sea", "peace-plan")),
                                "A name of the house")),
                "voting.error.rules-id-taken");
        refuses(
                () -> table.asFacilitator()
                        .run(() -> rules.write(
                                table.negotiation(),
                                RuleSet.parse("{\"id\":\"b\",\"name\":\"B\",\"threshold\":{\"more_than\":\"1/2\"},"
                                        + "\"special\":{\"precedent-setting\":\"nowhere\"}}"),
                                "Points nowhere")),
                "voting.error.no-such-rules");
    }

    @Test
    void aMarkedQuestionTakesTheStricterRulesByItself() {
        Scene.Table table = scene.table();
        SubjectRef marked = questions.ask(table.negotiation(), "Security guarantees");
        questions.mark(marked, "precedent-setting");
        Ruling ruling = table.asFacilitator().call(() -> roundQueries.ruling(table.negotiation(), List.of(marked)));
        assertThat(ruling.usual().id()).isEqualTo("peace-plan");
        assertThat(ruling.rules().id()).isEqualTo("peace-plan-precedent");

        RoundId round = table.asFacilitator()
                .call(() -> rounds.prepare(table.negotiation(), "Marked", List.of(marked), "substance", null));
        assertThat(see(table, round).rules().id()).isEqualTo("peace-plan-precedent");
        refuses(
                () -> table.asFacilitator()
                        .run(() -> rounds.prepare(
                                table.negotiation(), "Marked", List.of(marked), "simple-majority", null)),
                "voting.error.stricter");
    }

    @Test
    void anArticleWithRulesOfItsOwnIsDecidedByThem() {
        Scene.Table table = scene.table();
        SubjectRef own = questions.ask(table.negotiation(), "Sea");
        SubjectRef other = questions.ask(table.negotiation(), "Land");
        table.asFacilitator().run(() -> rules.write(table.negotiation(), RuleSet.parse(BARE), "First"));
        questions.decideBy(own, "black-sea");
        questions.decideBy(other, "two-thirds");
        Ruling ruling = table.asFacilitator().call(() -> roundQueries.ruling(table.negotiation(), List.of(own)));
        assertThat(ruling.rules().id()).isEqualTo("black-sea");
        assertThat(ruling.ofArticle()).isTrue();
        refuses(
                () -> table.asFacilitator().run(() -> roundQueries.ruling(table.negotiation(), List.of(own, other))),
                "voting.error.rules-differ");
        refuses(
                () -> table.asFacilitator().run(() -> rules.retire(table.negotiation(), "black-sea", "Old")),
                "voting.error.rules-in-use");
    }

    @Test
    void groupsAndWeightsAreFrozenWhenTheRoundOpens() {
        Scene.Table table = scene.table();
        SubjectRef question = questions.ask(table.negotiation(), "Sea");
        RoundId round = table.asFacilitator().call(() -> {
            negotiations.count(
                    table.negotiation(),
                    table.delegation("Eastland"),
                    DelegationKind.CONTRIBUTOR,
                    7,
                    true,
                    Set.of("permanent", "Black Sea States"));
            RoundId id = rounds.prepare(table.negotiation(), "Sea", List.of(question), "simple-majority", null);
            rounds.open(id);
            negotiations.count(
                    table.negotiation(), table.delegation("Eastland"), DelegationKind.GUARANTOR, 1, true, Set.of());
            return id;
        });
        Elector eastland = see(table, round)
                .electorate()
                .find(table.delegation("Eastland").value())
                .orElseThrow();
        assertThat(eastland.kind()).isEqualTo("contributor");
        assertThat(eastland.weight()).isEqualTo(7);
        assertThat(eastland.blocs()).containsExactlyInAnyOrder("contributor", "permanent", "Black Sea States");
    }

    @Test
    void aMeetingIsNotOpenedBelowItsOpeningQuorum() {
        Scene.Table table = scene.table();
        RoundId round = table.asFacilitator()
                .call(() -> rounds.prepare(
                        table.negotiation(),
                        "Plenary",
                        List.of(questions.ask(table.negotiation(), "Sea")),
                        "un-plenary",
                        null));
        refuses(
                () -> table.asFacilitator().run(() -> rounds.open(round, Set.of(table.delegation("Eastland")))),
                "voting.error.opening-quorum");
        table.asFacilitator()
                .run(() -> rounds.open(round, Set.of(table.delegation("Eastland"), table.delegation("Westland"))));
        assertThat(see(table, round).state()).isEqualTo(RoundState.OPEN);
    }

    @Test
    void besideTheResultStandsWhatTheSameBallotsWouldMeanUnderEveryOtherRule() {
        Scene.Table table = scene.table();
        RoundId round = table.asFacilitator().call(() -> {
            rules.write(table.negotiation(), RuleSet.parse(STRICT), "First");
            return rounds.prepare(
                    table.negotiation(),
                    "Sea",
                    List.of(questions.ask(table.negotiation(), "Sea")),
                    "simple-majority",
                    null);
        });
        table.asFacilitator().run(() -> rounds.open(round));
        cast(table, "Northland", round, Choice.YES);
        cast(table, "Southland", round, Choice.YES);
        cast(table, "Eastland", round, Choice.NO);
        assertThat(table.as("Observer").call(() -> roundQueries.otherwise(round)))
                .as("nothing before the close")
                .isEmpty();
        table.asFacilitator().run(() -> rounds.close(round));

        List<Otherwise> otherwise = table.as("Observer").call(() -> roundQueries.otherwise(round));
        assertThat(otherwise).extracting(each -> each.rules().id()).doesNotContain("simple-majority");
        assertThat(otherwise).hasSize(Presets.all().size());
        assertThat(verdict(otherwise, "black-sea")).isEqualTo(Verdict.REJECTED);
        assertThat(verdict(otherwise, "two-thirds")).isEqualTo(Verdict.ADOPTED);
        assertThat(verdict(otherwise, "unanimity")).isEqualTo(Verdict.REJECTED);
        assertThat(otherwise)
                .filteredOn(Otherwise::here)
                .extracting(each -> each.rules().id())
                .containsExactlyInAnyOrder("peace-plan", "consensus", "black-sea", "peace-plan-precedent");
        assertThat(otherwise)
                .filteredOn(each -> each.rules().id().equals("council-substance"))
                .singleElement()
                .satisfies(each -> assertThat(each.unanswerable()).isNotEmpty());
        assertThat(see(table, round).outcome().verdict()).isEqualTo(Verdict.ADOPTED);
    }

    private static Verdict verdict(List<Otherwise> otherwise, String id) {
        return otherwise.stream()
                .filter(each -> each.rules().id().equals(id))
                .findFirst()
                .orElseThrow()
                .outcome()
                .verdict();
    }

    private RoundView see(Scene.Table table, RoundId round) {
        return table.as("Observer").call(() -> roundQueries.get(round));
    }

    private void cast(Scene.Table table, String delegation, RoundId round, Choice choice) {
        table.asHead(delegation)
                .run(() -> rounds.cast(round, choice, UUID.randomUUID().toString()));
    }

    private List<String> acts(Scene.Table table) {
        return jdbc.sql(
                        "select json_value(convert(bytes using utf8mb4), '$.type') from record_entry where log = ? order by idx")
                .param(table.negotiation().value())
                .query(String.class)
                .list();
    }

    private static void refuses(Runnable work, String key) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.key()).isEqualTo(key));
    }
}
