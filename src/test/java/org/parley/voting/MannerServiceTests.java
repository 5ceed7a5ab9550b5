package org.parley.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.Hands;
import org.parley.procedure.Manner;
import org.parley.procedure.Outcome.Verdict;
import org.parley.procedure.Roll;
import org.parley.record.evidence.Check;
import org.parley.record.evidence.Report;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Every manner of taking a vote, as the house takes it and as the verifier checks it, honest and not. */
@IntegrationTest
class MannerServiceTests {

    private static final List<String> NAMES = List.of("Eastland", "Midland", "Northland", "Southland", "Westland");

    private final Scene scene;
    private final TestQuestions questions;
    private final RoundService service;
    private final RoundQueries queries;
    private final JdbcClient jdbc;

    @TempDir
    private Path folder;

    private int bundles;

    MannerServiceTests(
            Scene scene, TestQuestions questions, RoundService service, RoundQueries queries, JdbcClient jdbc) {
        this.scene = scene;
        this.questions = questions;
        this.service = service;
        this.queries = queries;
        this.jdbc = jdbc;
    }

    @Test
    void showsEachBallotOfALiveVoteAtOnceAndLetsItChangeUntilTheClose() throws Exception {
        Scene.Table table = scene.table();
        RoundId round = open(table, Manner.LIVE, "simple-majority");
        cast(table, "Northland", round, Choice.YES);
        Instant before = scene.moment();
        assertThat(see(table, round).choices()).containsExactly(Map.entry(table.delegation("Northland"), Choice.YES));
        cast(table, "Southland", round, Choice.YES);
        cast(table, "Northland", round, Choice.NO);
        cast(table, "Eastland", round, Choice.NO);
        RoundView live = see(table, round);
        assertThat(live.state()).isEqualTo(RoundState.OPEN);
        assertThat(live.choices())
                .containsEntry(table.delegation("Northland"), Choice.NO)
                .hasSize(3);
        assertThat(live.outcome()).isNull();
        assertThat(table.as("Observer").call(() -> queries.at(round, before)))
                .hasValueSatisfying(then -> assertThat(then.choices()).isNotEmpty());

        refuses(
                () -> table.asHead("Westland").run(() -> service.cast(round, null, Choice.NO, "Because", fresh())),
                "voting.error.reason-not-asked");
        finish(table, round);
        refuses(() -> cast(table, "Westland", round, Choice.YES), "voting.error.closed");
        assertThat(see(table, round).outcome().verdict()).isEqualTo(Verdict.REJECTED);

        assertThat(verify(table, entry -> entry).text()).doesNotContain("FAIL");
        named(
                table,
                "round.closed",
                data -> with(data, "no", Json.of(1)),
                Check.OUTCOMES,
                "reports 1 for \"no\", but the ballots give 2");
        named(
                table,
                "ballot.cast",
                data -> with(data, "choice", Json.of("YES")),
                Check.OUTCOMES,
                "reports REJECTED, but the ballots give ADOPTED");
        named(
                table,
                "ballot.cast",
                data -> with(
                        data,
                        "delegation",
                        Json.of(table.delegation("Westland").value().toString())),
                Check.BALLOTS,
                "not an open ballot of delegation");
    }

    @Test
    void callsTheRollFromTheNameDrawnAndThoseWhoPassedOnceMore() throws Exception {
        Scene.Table table = scene.table();
        RoundId round = open(table, Manner.ROLL_CALL, "simple-majority");
        Roll roll = Objects.requireNonNull(see(table, round).roll());
        List<String> order = roll.order().stream().map(id -> name(table, id)).toList();
        assertThat(order).containsExactlyInAnyOrderElementsOf(NAMES);
        int first = NAMES.indexOf(order.getFirst());
        for (int place = 0; place < order.size(); place++) {
            assertThat(order.get(place)).isEqualTo(NAMES.get((first + place) % NAMES.size()));
        }

        refuses(() -> cast(table, order.getFirst(), round, Choice.YES), "voting.error.not-called");
        refuses(() -> table.asFacilitator().run(() -> service.pass(round)), "voting.error.roll-pass");
        call(table, round);
        cast(table, order.getFirst(), round, Choice.YES);
        refuses(() -> table.asFacilitator().run(() -> service.pass(round)), "voting.error.roll-pass");
        refuses(
                () -> answer(table.asFacilitator(), round, table.delegation(order.get(1)), Choice.YES),
                "voting.error.not-called");
        call(table, round);
        table.asFacilitator().run(() -> service.pass(round));
        refuses(() -> cast(table, order.get(1), round, Choice.NO), "voting.error.not-called");
        refuses(() -> table.asFacilitator().run(() -> service.pass(round)), "voting.error.roll-pass");
        refuses(() -> table.asFacilitator().run(() -> service.close(round)), "voting.error.roll-incomplete");
        for (int place = 2; place < order.size(); place++) {
            call(table, round);
            if (place < order.size() - 1) {
                answer(table.asFacilitator(), round, table.delegation(order.get(place)), Choice.NO);
            }
        }
        call(table, round);
        assertThat(see(table, round).roll().again()).isTrue();
        refuses(() -> table.asFacilitator().run(() -> service.pass(round)), "voting.error.roll-pass");
        answer(table.asFacilitator(), round, table.delegation(order.get(1)), Choice.YES);
        refuses(() -> call(table, round), "voting.error.roll-complete");

        RoundView called = see(table, round);
        assertThat(called.entered())
                .containsExactlyInAnyOrder(
                        table.delegation(order.get(1)), table.delegation(order.get(2)), table.delegation(order.get(3)));
        assertThat(called.choices()).containsEntry(table.delegation(order.get(2)), Choice.NO);
        assertThat(table.asHead(order.get(2)).call(() -> queries.mine(round)))
                .hasValueSatisfying(mine -> assertThat(mine.choice()).isEqualTo(Choice.NO));
        cast(table, order.get(2), round, Choice.YES);
        answer(table.asFacilitator(), round, table.delegation(order.get(3)), Choice.ABSTAIN);
        finish(table, round);
        RoundView closed = see(table, round);
        assertThat(closed.outcome().tally().yes()).isEqualTo(3);
        assertThat(closed.outcome().tally().abstain()).isEqualTo(1);
        assertThat(closed.entered()).doesNotContain(table.delegation(order.get(2)));
        refuses(() -> call(table, round), "voting.error.state");

        assertThat(verify(table, entry -> entry).text()).doesNotContain("FAIL");
        named(
                table,
                "round.called",
                data -> with(data, "delegation", Json.of(roll.order().get(3).toString())),
                Check.ROUNDS,
                "it was not the turn of delegation " + roll.order().get(3));
        named(
                table,
                "round.closed",
                data -> with(data, "yes", Json.of(4)),
                Check.OUTCOMES,
                "reports 4 for \"yes\", but the ballots give 3");
    }

    @Test
    void letsOnlyFacilitatorsCallAndAnswerForOthers() {
        Scene.Table table = scene.table();
        RoundId round = open(table, Manner.ROLL_CALL, "simple-majority");
        denied(() -> table.asHead("Northland").run(() -> service.call(round)));
        denied(() -> table.as("Observer").run(() -> service.pass(round)));
        call(table, round);
        DelegationId first = new DelegationId(
                Objects.requireNonNull(see(table, round).roll()).order().getFirst());
        denied(() -> answer(table.asHead("Northland"), round, first, Choice.YES));
        RoundId other = open(table, Manner.LIVE, "simple-majority");
        refuses(() -> answer(table.asFacilitator(), other, first, Choice.YES), "voting.error.no-roll");
        refuses(() -> call(table, other), "voting.error.no-roll");
        refuses(
                () -> table.asFacilitator().run(() -> service.cast(other, Choice.YES, fresh())),
                "voting.error.facilitator-votes");
    }

    @Test
    void decidesByHandsThatTwoPeopleCountedTheSame() throws Exception {
        Scene.Table table = scene.table();
        RoundId round = prepare(table, Manner.SHOW_OF_HANDS, "simple-majority", false, null);
        Set<DelegationId> present = Set.of(
                table.delegation("Northland"),
                table.delegation("Southland"),
                table.delegation("Eastland"),
                table.delegation("Midland"));
        table.asFacilitator().run(() -> service.open(round, present));
        refuses(() -> cast(table, "Northland", round, Choice.YES), "voting.error.hands-no-ballots");
        refuses(() -> confirm(table.as("Observer"), round, 2, 1, 1), "voting.error.hands-uncounted");
        refuses(() -> count(table, round, -1, 0, 0), "voting.error.hands-number");
        refuses(() -> count(table, round, 3, 1, 1), "voting.error.hands-exceed");
        denied(() -> table.asHead("Northland").run(() -> service.count(round, 2, 1, 1)));
        count(table, round, 2, 1, 1);
        assertThat(see(table, round).countedBy()).isNotNull();
        assertThat(see(table, round).hands()).isNull();
        refuses(() -> table.asFacilitator().run(() -> service.close(round)), "voting.error.hands-unconfirmed");
        refuses(() -> confirm(table.asFacilitator(), round, 2, 1, 1), "voting.error.hands-second");
        refuses(() -> confirm(table.asHead("Northland"), round, 2, 1, 1), "voting.error.hands-who");
        refuses(() -> confirm(table.as("Observer"), round, 1, 2, 1), "voting.error.hands-differ");
        assertThat(see(table, round).countedBy()).isNull();
        refuses(() -> confirm(table.as("Observer"), round, 2, 1, 1), "voting.error.hands-uncounted");
        count(table, round, 2, 1, 1);
        confirm(As.person(table.secondFacilitator()), round, 2, 1, 1);
        assertThat(see(table, round).hands()).isEqualTo(new Hands(2, 1, 1));
        finish(table, round);

        RoundView closed = see(table, round);
        assertThat(closed.outcome().verdict()).isEqualTo(Verdict.ADOPTED);
        assertThat(closed.outcome().tally().absent()).isEqualTo(1);
        assertThat(closed.choices()).as("nobody's name stands beside a hand").isEmpty();
        assertThat(table.asFacilitator().call(() -> queries.otherwise(round)))
                .isNotEmpty()
                .allSatisfy(other -> assertThat(Hands.obstacle(other.rules())).isEmpty());

        assertThat(verify(table, entry -> entry).text()).doesNotContain("FAIL");
        named(
                table,
                "round.count-confirmed",
                data -> with(data, "yes", Json.of(1)),
                Check.BALLOTS,
                "not the same count by a second person");
        named(
                table,
                "round.closed",
                data -> with(data, "yes", Json.of(3)),
                Check.OUTCOMES,
                "reports 3 for \"yes\", but the ballots give 2");
    }

    @Test
    void takesNoHandsUnderRulesThatAskWhoVotedHow() {
        Scene.Table table = scene.table();
        refuses(
                () -> prepare(table, Manner.SHOW_OF_HANDS, "council-substance", false, null),
                "voting.error.hands-rules");
        refuses(() -> prepare(table, Manner.SHOW_OF_HANDS, "eu-qualified", false, null), "voting.error.hands-rules");
        refuses(
                () -> prepare(table, Manner.SHOW_OF_HANDS, "simple-majority", false, Duration.ofMinutes(5)),
                "voting.error.manner-timer");
        refuses(
                () -> prepare(table, Manner.ROLL_CALL, "simple-majority", false, Duration.ofMinutes(5)),
                "voting.error.manner-timer");
        RoundId live = open(table, Manner.LIVE, "simple-majority");
        refuses(() -> count(table, live, 1, 1, 1), "voting.error.no-hands");
    }

    @Test
    void leadsFromAStrawPollToTheFormalRound() throws Exception {
        Scene.Table table = scene.table();
        RoundId poll = prepare(table, Manner.LIVE, "simple-majority", true, null);
        refuses(() -> table.asFacilitator().run(() -> service.formally(poll)), "voting.error.state");
        table.asFacilitator().run(() -> service.open(poll));
        cast(table, "Northland", poll, Choice.YES);
        cast(table, "Southland", poll, Choice.YES);
        cast(table, "Eastland", poll, Choice.YES);
        finish(table, poll);
        assertThat(see(table, poll).adopted()).isFalse();
        denied(() -> table.asHead("Northland").run(() -> service.formally(poll)));
        RoundId formal = table.asFacilitator().call(() -> service.formally(poll));
        RoundView prepared = see(table, formal);
        assertThat(prepared.follows()).isEqualTo(poll);
        assertThat(prepared.indicative()).isFalse();
        assertThat(prepared.manner()).isEqualTo(Manner.LIVE);
        assertThat(prepared.subjects()).isEqualTo(see(table, poll).subjects());
        assertThat(table.as("Observer").call(() -> queries.following(poll)))
                .extracting(RoundSummary::id)
                .containsExactly(formal);
        refuses(() -> table.asFacilitator().run(() -> service.formally(formal)), "voting.error.no-straw-poll");
        assertThat(verify(table, entry -> entry).text()).doesNotContain("FAIL");
        named(
                table,
                "round.proclaimed",
                data -> with(data, "adopted", Json.of(true)),
                Check.OUTCOMES,
                "the ballots of a straw poll give ADOPTED");
    }

    @Test
    void asksForObjectionsAndTheirReasonsInTheOpen() throws Exception {
        Scene.Table table = scene.table();
        RoundId round = open(table, Manner.LIVE, "consensus-minus-one");
        assertThat(see(table, round).consensusCheck()).isTrue();
        refuses(() -> cast(table, "Northland", round, Choice.NO), "voting.error.reason");
        refuses(
                () -> table.asHead("Southland").run(() -> service.cast(round, null, Choice.YES, "We like it", fresh())),
                "voting.error.reason-not-asked");
        table.asHead("Northland")
                .run(() -> service.cast(round, null, Choice.NO, "The deadline is too short.", fresh()));
        assertThat(see(table, round).reasons())
                .containsExactly(Map.entry(table.delegation("Northland"), "The deadline is too short."));
        for (String name : List.of("Southland", "Eastland")) {
            cast(table, name, round, Choice.YES);
        }
        finish(table, round);
        assertThat(see(table, round).adopted())
                .as("one objection does not stand in the way")
                .isTrue();

        RoundId second = open(table, Manner.LIVE, "consensus-minus-one");
        for (String name : List.of("Northland", "Southland")) {
            table.asHead(name).run(() -> service.cast(second, null, Choice.NO, "Not yet.", fresh()));
        }
        cast(table, "Eastland", second, Choice.YES);
        finish(table, second);
        assertThat(see(table, second).outcome().verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(verify(table, entry -> entry).text()).doesNotContain("FAIL");
        String record = String.join(
                "\n",
                jdbc.sql("SELECT CONVERT(bytes USING utf8mb4) FROM record_entry WHERE log = ?")
                        .param(table.negotiation().value())
                        .query(String.class)
                        .list());
        assertThat(record).contains("The deadline is too short.");
    }

    private static Json.Obj with(Json.Obj data, String key, Json value) {
        Json.Builder changed = Json.object();
        data.members().forEach((name, old) -> changed.put(name, name.equals(key) ? value : old));
        return changed.build();
    }

    /** Forges the data of the last entry of a type, and sees that the verifier says what is wrong. */
    private void named(Scene.Table table, String type, UnaryOperator<Json.Obj> forged, Check check, String words)
            throws IOException {
        List<Json.Obj> found = new ArrayList<>();
        verify(table, entry -> {
            if (entry.text("type").equals(type)) {
                found.add(entry);
            }
            return entry;
        });
        Json.Obj last = found.getLast();
        Report report = verify(
                table,
                entry -> entry.equals(last)
                        ? with(entry, "data", forged.apply(entry.get("data").asObject()))
                        : entry);
        assertThat(report.holds()).isFalse();
        assertThat(report.finding(check).problems())
                .anySatisfy(problem -> assertThat(problem).contains(words));
    }

    private Report verify(Scene.Table table, UnaryOperator<Json.Obj> forged) throws IOException {
        return new Evidence(jdbc).verify(table.negotiation(), folder.resolve("bundle-" + ++bundles), forged);
    }

    private RoundId prepare(Scene.Table table, Manner manner, String rules, boolean indicative, Duration timer) {
        SubjectRef question = questions.ask(table.negotiation(), "Article 4");
        return table.asFacilitator()
                .call(() -> service.prepare(
                        table.negotiation(),
                        "A round",
                        List.of(question),
                        rules,
                        new Taking(manner, indicative),
                        timer));
    }

    private RoundId open(Scene.Table table, Manner manner, String rules) {
        RoundId round = prepare(table, manner, rules, false, null);
        table.asFacilitator().run(() -> service.open(round));
        return round;
    }

    private void cast(Scene.Table table, String delegation, RoundId round, Choice choice) {
        table.asHead(delegation).run(() -> service.cast(round, choice, fresh()));
    }

    private void answer(As who, RoundId round, DelegationId delegation, Choice choice) {
        who.run(() -> service.answer(round, delegation, choice, fresh()));
    }

    private void call(Scene.Table table, RoundId round) {
        table.asFacilitator().run(() -> service.call(round));
    }

    private void count(Scene.Table table, RoundId round, int yes, int no, int abstain) {
        table.asFacilitator().run(() -> service.count(round, yes, no, abstain));
    }

    private void confirm(As who, RoundId round, int yes, int no, int abstain) {
        who.run(() -> service.confirm(round, yes, no, abstain));
    }

    private void finish(Scene.Table table, RoundId round) {
        table.asFacilitator().run(() -> {
            service.close(round);
            service.proclaim(round);
        });
    }

    private RoundView see(Scene.Table table, RoundId round) {
        return table.as("Observer").call(() -> queries.get(round));
    }

    private static String name(Scene.Table table, UUID delegation) {
        return NAMES.stream()
                .filter(name -> table.delegation(name).value().equals(delegation))
                .findFirst()
                .orElseThrow();
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private static void refuses(ThrowingCallable deed, String key) {
        assertThatThrownBy(deed).isInstanceOf(RuleViolation.class).hasMessage(key);
    }

    private static void denied(ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOf(AccessDeniedException.class);
    }
}
