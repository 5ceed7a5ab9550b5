package org.parley.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationService;
import org.parley.delegation.SeatView;
import org.parley.kernel.ActIndex;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.Manner;
import org.parley.procedure.Outcome.Verdict;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class RoundServiceTests {

    private final Scene scene;
    private final TestQuestions questions;
    private final HeardRounds heard;
    private final RoundService service;
    private final RoundQueries queries;
    private final NegotiationService negotiations;
    private final NegotiationQueries negotiationQueries;
    private final DeadlineKeeper keeper;
    private final ActIndex record;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    RoundServiceTests(
            Scene scene,
            TestQuestions questions,
            HeardRounds heard,
            RoundService service,
            RoundQueries queries,
            NegotiationService negotiations,
            NegotiationQueries negotiationQueries,
            DeadlineKeeper keeper,
            ActIndex record,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.scene = scene;
        this.questions = questions;
        this.heard = heard;
        this.service = service;
        this.queries = queries;
        this.negotiations = negotiations;
        this.negotiationQueries = negotiationQueries;
        this.keeper = keeper;
        this.record = record;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Test
    void takesAQuestionFromPreparationToProclamation() {
        Scene.Table table = scene.table();
        SubjectRef question = questions.ask(table.negotiation(), "Article 4");
        RoundId round = prepare(table, question, "substance");
        assertThat(see(table, round).state()).isEqualTo(RoundState.PREPARED);

        table.asFacilitator().run(() -> service.open(round));
        assertThat(see(table, round).electorate().size()).isEqualTo(5);
        cast(table, "Northland", round, Choice.YES);
        cast(table, "Southland", round, Choice.ABSTAIN);
        cast(table, "Eastland", round, Choice.YES);
        cast(table, "Midland", round, Choice.NO);
        table.asFacilitator().run(() -> service.close(round));

        RoundView closed = see(table, round);
        assertThat(closed.outcome().verdict()).isEqualTo(Verdict.ADOPTED);
        assertThat(closed.outcome().tally().yes()).isEqualTo(2);
        assertThat(closed.choices())
                .containsEntry(table.delegation("Southland"), Choice.ABSTAIN)
                .doesNotContainKey(table.delegation("Westland"));

        table.asFacilitator().run(() -> service.proclaim(round));
        assertThat(see(table, round).state()).isEqualTo(RoundState.PROCLAIMED);
        assertThat(heard.events())
                .contains(
                        new RoundOpened(round, table.negotiation(), List.of(question), Manner.SIMULTANEOUS),
                        new RoundClosed(round, table.negotiation(), List.of(question)),
                        new RoundProclaimed(round, table.negotiation(), List.of(question), true, true));
    }

    @Test
    void letsNothingFollowFromAStrawPoll() {
        Scene.Table table = scene.table();
        SubjectRef question = questions.ask(table.negotiation(), "Article 4");
        RoundId round = table.asFacilitator().call(() -> {
            RoundId prepared = service.prepare(
                    table.negotiation(),
                    "Where do we stand?",
                    List.of(question),
                    "simple-majority",
                    new Taking(Manner.SIMULTANEOUS, true),
                    null);
            service.open(prepared);
            return prepared;
        });
        for (String name : List.of("Northland", "Southland", "Eastland")) {
            cast(table, name, round, Choice.YES);
        }
        table.asFacilitator().run(() -> {
            service.close(round);
            service.proclaim(round);
        });
        RoundView proclaimed = see(table, round);
        assertThat(proclaimed.indicative()).isTrue();
        assertThat(proclaimed.outcome().verdict()).isEqualTo(Verdict.ADOPTED);
        assertThat(proclaimed.adopted()).isFalse();
        assertThat(table.as("Observer").call(() -> queries.list(table.negotiation())))
                .first()
                .satisfies(line -> {
                    assertThat(line.indicative()).isTrue();
                    assertThat(line.adopted()).isFalse();
                });
        assertThat(heard.events())
                .contains(new RoundProclaimed(round, table.negotiation(), List.of(question), false, false));
    }

    @Test
    void putsSeveralSubjectsToOneVote() {
        Scene.Table table = scene.table();
        SubjectRef one = questions.ask(table.negotiation(), "One");
        SubjectRef two = questions.ask(table.negotiation(), "Two");
        RoundId round = table.asFacilitator()
                .call(() -> service.prepare(table.negotiation(), "Both", List.of(one, two), "procedure", null));
        assertThat(see(table, round).subjects()).containsExactly(one, two);
        assertThat(table.as("Observer").call(() -> queries.ofSubject(two)))
                .extracting(RoundSummary::id)
                .containsExactly(round);
    }

    @Test
    void countsThoseInTheRoomTowardsTheQuorum() {
        Scene.Table table = scene.table();
        RoundId without = prepare(table, questions.ask(table.negotiation(), "Article 4"), "simple-majority");
        RoundId with = prepare(table, questions.ask(table.negotiation(), "Article 5"), "simple-majority");
        table.asFacilitator().run(() -> {
            service.open(without);
            service.open(with, Set.of(table.delegation("Westland"), table.delegation("Midland")));
        });
        for (RoundId round : List.of(without, with)) {
            cast(table, "Northland", round, Choice.YES);
            table.asFacilitator().run(() -> service.close(round));
        }
        assertThat(see(table, without).outcome().verdict()).isEqualTo(Verdict.NO_QUORUM);
        assertThat(see(table, with).outcome().verdict()).isEqualTo(Verdict.ADOPTED);
        assertThat(see(table, with).outcome().tally().silent()).isEqualTo(2);
        assertThat(see(table, with).outcome().tally().absent()).isEqualTo(2);
    }

    @Test
    void marksNobodyPresentWhoMayNotVote() {
        Scene.Table table = scene.table();
        RoundId round = prepare(table, questions.ask(table.negotiation(), "Article 4"), "simple-majority");
        refuses(
                () -> table.asFacilitator().run(() -> service.open(round, Set.of(table.delegation("Watch")))),
                "voting.error.roll-call");
        assertThat(see(table, round).state()).isEqualTo(RoundState.PREPARED);
    }

    @Test
    void countsTheLastBallotOfEachDelegation() {
        Scene.Table table = scene.table();
        RoundId round = open(table, "simple-majority");
        cast(table, "Northland", round, Choice.NO);
        cast(table, "Northland", round, Choice.ABSTAIN);
        table.as("Northland deputy").run(() -> service.cast(round, Choice.YES, fresh()));
        cast(table, "Southland", round, Choice.YES);
        cast(table, "Eastland", round, Choice.NO);
        assertThat(see(table, round).cast()).hasSize(3);
        table.asFacilitator().run(() -> service.close(round));
        assertThat(see(table, round).outcome().tally().yes()).isEqualTo(2);
        assertThat(see(table, round).outcome().tally().no()).isEqualTo(1);
    }

    @Test
    void answersTheSameBallotSentAgainAsTheFirstTime() {
        Scene.Table table = scene.table();
        RoundId round = open(table, "simple-majority");
        String id = fresh();
        Receipt first = table.asHead("Northland").call(() -> service.cast(round, Choice.YES, id));
        Receipt again = table.asHead("Northland").call(() -> service.cast(round, Choice.YES, id));
        assertThat(again).isEqualTo(first);
        assertThat(first.index()).isPresent();
        assertThat(record.indexOf(id)).isEqualTo(first.index());
        assertThat(ballots(round)).isEqualTo(1);
        assertThat(table.asHead("Northland").call(() -> queries.accepted(round, UUID.fromString(id))))
                .contains(first);
        assertThat(table.asHead("Northland").call(() -> queries.mine(round))).contains(first);

        refuses(
                () -> table.asHead("Northland").run(() -> service.cast(round, Choice.NO, id)),
                "voting.error.ballot-id");
        refuses(
                () -> table.asHead("Southland").run(() -> service.cast(round, Choice.YES, id)),
                "voting.error.ballot-id");
        table.asFacilitator().run(() -> service.close(round));
        assertThat(table.asHead("Northland").call(() -> service.cast(round, Choice.YES, id)))
                .as("a replay after the close is answered, not counted")
                .isEqualTo(first);
    }

    @Test
    void refusesABallotAfterTheRoundHasClosed() {
        Scene.Table table = scene.table();
        RoundId round = open(table, "simple-majority");
        cast(table, "Northland", round, Choice.YES);
        table.asFacilitator().run(() -> service.close(round));
        refuses(() -> cast(table, "Southland", round, Choice.YES), "voting.error.closed");
        table.asFacilitator().run(() -> service.proclaim(round));
        refuses(() -> cast(table, "Southland", round, Choice.YES), "voting.error.closed");
        assertThat(ballots(round)).isEqualTo(1);
    }

    @Test
    void refusesABallotBeforeTheRoundIsOpen() {
        Scene.Table table = scene.table();
        RoundId round = prepare(table, questions.ask(table.negotiation(), "Early"), "procedure");
        refuses(() -> cast(table, "Northland", round, Choice.YES), "voting.error.not-open");
    }

    @Test
    void refusesBallotsFromThoseWhoHaveNone() {
        Scene.Table table = scene.table();
        RoundId round = open(table, "simple-majority");
        refuses(
                () -> table.asFacilitator().run(() -> service.cast(round, Choice.YES, fresh())),
                "voting.error.facilitator-votes");
        refuses(
                () -> table.as("Observer").run(() -> service.cast(round, Choice.YES, fresh())),
                "voting.error.observer-votes");
        refuses(
                () -> table.as("Northland adviser").run(() -> service.cast(round, Choice.YES, fresh())),
                "voting.error.adviser-votes");
        refuses(
                () -> table.asHead("Northland")
                        .run(() -> service.cast(round, table.delegation("Southland"), Choice.YES, null, fresh())),
                "voting.error.other-delegation");
        refuses(
                () -> table.asHead("Northland").run(() -> service.cast(round, Choice.YES, "not-an-id")),
                "voting.error.ballot-id");
        As stranger = As.person(scene.stranger());
        assertThatThrownBy(() -> stranger.run(() -> service.cast(round, Choice.YES, fresh())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> As.nobody().run(() -> service.cast(round, Choice.YES, fresh())))
                .isInstanceOf(org.springframework.security.core.AuthenticationException.class);
        assertThat(ballots(round)).isZero();
    }

    @Test
    void freezesTheElectorateWhenTheRoundOpens() {
        Scene.Table table = scene.table();
        RoundId round = open(table, "absolute-majority");
        As.person(scene.administrator())
                .run(() -> negotiations.admit(
                        table.negotiation(),
                        "Lateland",
                        "LAT",
                        org.parley.delegation.DelegationKind.CONTRIBUTOR,
                        7,
                        true));
        table.asFacilitator().run(() -> service.close(round));
        assertThat(see(table, round).outcome().tally().entitled()).isEqualTo(5);
    }

    @Test
    void refusesADelegationThatCameAfterTheOpening() {
        Scene.Table table = scene.table();
        RoundId round = open(table, "simple-majority");
        As.person(scene.administrator()).run(() -> {
            org.parley.delegation.DelegationId late = negotiations.admit(
                    table.negotiation(), "Lateland", "LAT", org.parley.delegation.DelegationKind.CONTRIBUTOR, 1, true);
            SeatView seat = negotiationQueries.seats(table.negotiation()).stream()
                    .filter(held -> held.personName().equals("Midland head"))
                    .findFirst()
                    .orElseThrow();
            negotiations.seat(table.negotiation(), seat.person(), late, org.parley.delegation.Capacity.HEAD);
        });
        refuses(() -> cast(table, "Midland", round, Choice.YES), "voting.error.not-entitled");
    }

    @Test
    void letsNobodySeeHowADelegationVotedWhileTheRoundIsOpen() {
        Scene.Table table = scene.table();
        RoundId round = open(table, "simple-majority");
        String id = fresh();
        table.asHead("Northland").run(() -> service.cast(round, Choice.YES, id));
        for (String name : List.of("Facilitator", "Southland head", "Observer")) {
            RoundView seen = table.as(name).call(() -> queries.get(round));
            assertThat(seen.cast()).containsExactly(table.delegation("Northland"));
            assertThat(seen.choices()).isEmpty();
            assertThat(seen.outcome()).isNull();
            assertThat(table.as(name).call(() -> queries.mine(round))).isEmpty();
            assertThat(table.as(name).call(() -> queries.accepted(round, UUID.fromString(id))))
                    .isEmpty();
        }
        assertThat(entries(table, "ballot.cast"))
                .hasSize(1)
                .noneMatch(entry -> entry.contains("YES") || entry.contains("choice"));
        table.asFacilitator().run(() -> service.close(round));
        assertThat(entries(table, "ballot.opened"))
                .hasSize(1)
                .allMatch(entry -> entry.contains("\"choice\":\"YES\"") && entry.contains("\"salt\":\""));
    }

    @Test
    void onlyFacilitatorsRunRounds() {
        Scene.Table table = scene.table();
        SubjectRef question = questions.ask(table.negotiation(), "Mine");
        RoundId round = prepare(table, question, "procedure");
        for (String name : List.of("Northland head", "Northland adviser", "Observer")) {
            As as = table.as(name);
            denied(() ->
                    as.run(() -> service.prepare(table.negotiation(), "No", List.of(question), "procedure", null)));
            denied(() -> as.run(() -> service.open(round)));
            denied(() -> as.run(() -> service.close(round)));
            denied(() -> as.run(() -> service.proclaim(round)));
            denied(() -> as.run(() -> service.proclaimByChair(round, true)));
            denied(() -> as.run(() -> service.askAnnulment(round, "no")));
            denied(() -> as.run(() -> service.withdrawAnnulment(round)));
            denied(() -> as.run(() -> service.annul(round)));
            denied(() -> as.run(() -> service.repeat(round)));
        }
        assertThat(see(table, round).state()).isEqualTo(RoundState.PREPARED);
        As stranger = As.person(scene.stranger());
        assertThatThrownBy(() -> stranger.run(() -> queries.get(round))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stranger.run(() -> queries.list(table.negotiation())))
                .isInstanceOf(NotFound.class);
        assertThat(stranger.call(() -> queries.ofSubject(question))).isEmpty();
    }

    @Test
    void whatCannotBeDoneAfterAProclamationUndoesTheProclamation() {
        Scene.Table table = scene.table();
        SubjectRef question = questions.ask(table.negotiation(), "Poisoned");
        RoundId round = prepare(table, question, "procedure");
        table.asFacilitator().run(() -> service.open(round));
        cast(table, "Northland", round, Choice.YES);
        table.asFacilitator().run(() -> service.close(round));
        heard.poison(question);
        refuses(() -> table.asFacilitator().run(() -> service.proclaim(round)), "voting.error.not-votable");
        assertThat(see(table, round).state()).isEqualTo(RoundState.CLOSED);
        assertThat(entries(table, "round.proclaimed")).isEmpty();
    }

    @Test
    void opensNothingThatCanNoLongerBeVotedOn() {
        Scene.Table table = scene.table();
        SubjectRef question = questions.ask(table.negotiation(), "Gone");
        RoundId round = prepare(table, question, "procedure");
        SubjectRef other = questions.ask(table.negotiation(), "Another");
        questions.withdraw(question);
        refuses(() -> table.asFacilitator().run(() -> service.open(round)), "voting.error.not-votable");
        refuses(
                () -> table.asFacilitator()
                        .run(() -> service.prepare(
                                table.negotiation(),
                                "Unknown kind",
                                List.of(new SubjectRef("weather", new UUID(1, 1))),
                                "procedure",
                                null)),
                "voting.error.not-votable");
        refuses(
                () -> table.asFacilitator()
                        .run(() -> service.prepare(table.negotiation(), "No rules", List.of(other), "by lot", null)),
                "voting.error.no-such-rules");
    }

    @Test
    void closesByItselfWhenTheTimeIsUp() {
        Scene.Table table = scene.table();
        SubjectRef question = questions.ask(table.negotiation(), "Timed");
        RoundId round = table.asFacilitator()
                .call(() -> service.prepare(
                        table.negotiation(), "Timed", List.of(question), "procedure", Duration.ofDays(1)));
        table.asFacilitator().run(() -> service.open(round));
        cast(table, "Northland", round, Choice.YES);
        transactions.executeWithoutResult(status -> jdbc.sql("UPDATE round SET deadline = opened_at WHERE id = ?")
                .param(round.value())
                .update());
        // What is known of a round holds until an act enters the record, without which no deadline moves but here
        table.asFacilitator()
                .run(() -> service.prepare(table.negotiation(), "Next", List.of(question), "procedure", null));
        refuses(() -> cast(table, "Southland", round, Choice.YES), "voting.error.closed");
        keeper.closeOverdue(true);
        RoundView closed = see(table, round);
        assertThat(closed.state()).isEqualTo(RoundState.CLOSED);
        assertThat(closed.outcome().tally().cast()).isEqualTo(1);
        assertThat(entries(table, "round.closed")).hasSize(1);
    }

    @Test
    void annulmentTakesTwoFacilitatorsAndKeepsTheSeals() {
        Scene.Table table = scene.table();
        RoundId round = open(table, "simple-majority");
        cast(table, "Northland", round, Choice.YES);
        table.asFacilitator().run(() -> service.askAnnulment(round, "The wrong text was shown"));
        refuses(() -> table.asFacilitator().run(() -> service.annul(round)), "voting.error.annulment-second");
        As.person(table.secondFacilitator()).run(() -> service.annul(round));
        RoundView annulled = see(table, round);
        assertThat(annulled.state()).isEqualTo(RoundState.ANNULLED);
        assertThat(annulled.choices()).isEmpty();
        assertThat(entries(table, "ballot.opened")).isEmpty();
        refuses(() -> cast(table, "Southland", round, Choice.YES), "voting.error.annulled");
    }

    @Test
    void countsRoundsFromOneInEachNegotiation() {
        Scene.Table table = scene.table();
        RoundId one = prepare(table, questions.ask(table.negotiation(), "One"), "procedure");
        RoundId two = prepare(table, questions.ask(table.negotiation(), "Two"), "procedure");
        assertThat(see(table, one).number()).isEqualTo(1);
        assertThat(see(table, two).number()).isEqualTo(2);
        assertThat(table.as("Observer")
                        .call(() -> queries.byNumber(table.negotiation(), 2))
                        .id())
                .isEqualTo(two);
        assertThat(table.as("Observer").call(() -> queries.list(table.negotiation())))
                .extracting(RoundSummary::id)
                .containsExactly(two, one);
    }

    @Test
    void keepsBallotsOutOfTheReachOfChange() {
        List<Map<String, Object>> tables = jdbc.sql(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name LIKE 'ballot%'")
                .query()
                .listOfRows();
        assertThat(tables).as("no history of ballots beside the ballots").hasSize(1);
        assertThatThrownBy(() -> jdbc.sql("UPDATE ballot SET choice = 'NO'").update())
                .hasStackTraceContaining("command denied");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM ballot").update()).hasStackTraceContaining("command denied");
    }

    private RoundId open(Scene.Table table, String rules) {
        RoundId round = prepare(table, questions.ask(table.negotiation(), "A question"), rules);
        table.asFacilitator().run(() -> service.open(round));
        return round;
    }

    private RoundId prepare(Scene.Table table, SubjectRef question, String rules) {
        return table.asFacilitator()
                .call(() -> service.prepare(table.negotiation(), "A round", List.of(question), rules, null));
    }

    private Receipt cast(Scene.Table table, String delegation, RoundId round, Choice choice) {
        return table.asHead(delegation).call(() -> service.cast(round, choice, fresh()));
    }

    private RoundView see(Scene.Table table, RoundId round) {
        return table.as("Observer").call(() -> queries.get(round));
    }

    private long ballots(RoundId round) {
        return jdbc.sql("SELECT COUNT(*) FROM ballot WHERE round = ?")
                .param(round.value())
                .query(Long.class)
                .single();
    }

    private List<String> entries(Scene.Table table, String type) {
        return jdbc
                .sql("SELECT bytes FROM record_entry WHERE log = ? ORDER BY idx")
                .param(table.negotiation().value())
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .list()
                .stream()
                .filter(entry -> entry.contains("\"type\":\"" + type + "\""))
                .toList();
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
