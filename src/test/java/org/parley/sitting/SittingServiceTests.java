package org.parley.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationService;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.record.LogId;
import org.parley.record.RecordFilter;
import org.parley.record.RecordLine;
import org.parley.record.RecordQueries;
import org.parley.record.ui.RecordWords;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.TestQuestions;
import org.springframework.security.access.AccessDeniedException;

/** A sitting from its plan to its end: agenda, room, record. */
@IntegrationTest
class SittingServiceTests {

    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    private final Scene scene;
    private final SittingService service;
    private final SittingQueries queries;
    private final NegotiationService negotiations;
    private final RoundService rounds;
    private final RoundQueries roundQueries;
    private final TestQuestions questions;
    private final RecordQueries record;
    private final RecordWords words;

    SittingServiceTests(
            Scene scene,
            SittingService service,
            SittingQueries queries,
            NegotiationService negotiations,
            RoundService rounds,
            RoundQueries roundQueries,
            TestQuestions questions,
            RecordQueries record,
            RecordWords words) {
        this.scene = scene;
        this.service = service;
        this.queries = queries;
        this.negotiations = negotiations;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
        this.questions = questions;
        this.record = record;
        this.words = words;
    }

    private SittingId planned(Scene.Table table) {
        return table.asFacilitator().call(() -> service.plan(table.negotiation(), "First day", START));
    }

    private SittingView seen(Scene.Table table, SittingId id) {
        return table.as("Observer").call(() -> queries.get(id));
    }

    private static void refused(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }

    private static List<String> numbers(SittingView sitting) {
        return sitting.agenda().stream()
                .map(item -> item.number() + " " + item.title())
                .toList();
    }

    @Test
    void putsAnAgendaTogetherAndKeepsItNumbered() {
        Scene.Table table = scene.table();
        SittingId id = planned(table);
        table.asFacilitator().run(() -> {
            ItemId first = service.addItem(id, "Opening", null, null);
            ItemId second = service.addItem(id, "The line", null, null);
            ItemId third = service.addItem(id, "Prisoners", null, null);
            service.addItem(id, "Lists", null, third);
            ItemId exchange = service.addItem(id, "Exchange", null, third);
            service.moveItem(id, third, second);
            service.moveItem(id, exchange, null);
            service.strikeItem(id, first, "There was an opening yesterday.");
            refused("sitting.error.other-level", () -> service.moveItem(id, exchange, second));
        });
        SittingView sitting = seen(table, id);
        assertThat(numbers(sitting))
                .containsExactly(" Opening", "1 Prisoners", "1.1 Lists", "1.2 Exchange", "2 The line");
        assertThat(sitting.agenda().getFirst().reason()).isEqualTo("There was an opening yesterday.");
        assertThat(sitting.coming()).map(AgendaItemView::title).contains("Prisoners");
    }

    @Test
    void pointsAnItemOnlyAtWhatTheWholeTableSees() {
        Scene.Table table = scene.table();
        Scene.Table other = scene.table();
        SittingId id = planned(table);
        RoundId here = prepared(table);
        RoundId elsewhere = prepared(other);
        table.asFacilitator().run(() -> {
            service.addItem(id, "The vote", SubjectRef.of(SubjectRef.ROUND, here), null);
            refused(
                    "sitting.error.subject",
                    () -> service.addItem(id, "Theirs", SubjectRef.of(SubjectRef.ROUND, elsewhere), null));
            refused(
                    "sitting.error.subject",
                    () -> service.addItem(id, "Us", SubjectRef.of(SubjectRef.NEGOTIATION, table.negotiation()), null));
        });
        assertThat(seen(table, id).agenda())
                .singleElement()
                .satisfies(item -> assertThat(item.subject()).isEqualTo(SubjectRef.of(SubjectRef.ROUND, here)));
    }

    private RoundId prepared(Scene.Table table) {
        return table.asFacilitator()
                .call(() -> rounds.prepare(
                        table.negotiation(),
                        "A question",
                        List.of(questions.ask(table.negotiation(), "A question")),
                        "simple-majority",
                        null));
    }

    @Test
    void opensOnlyWithTheQuorumThatTheRulesAskFor() {
        Scene.Table table = scene.table();
        table.asFacilitator()
                .run(() -> negotiations.decideBy(table.negotiation(), "peace-plan", "un-plenary", "consensus"));
        SittingId id = planned(table);
        assertThat(seen(table, id).opening()).isNotNull().satisfies(opening -> {
            assertThat(opening.check().passed()).isFalse();
            assertThat(opening.check().base()).isEqualTo(5);
        });
        table.asHead("Northland").run(() -> service.mark(id, table.delegation("Northland"), true));
        // an observer has no vote and makes no quorum
        table.asFacilitator().run(() -> service.mark(id, table.delegation("Watch"), true));
        refused("sitting.error.quorum", () -> table.asFacilitator().run(() -> service.open(id)));
        table.asFacilitator().run(() -> service.mark(id, table.delegation("Southland"), true));
        table.asFacilitator().run(() -> service.open(id));
        assertThat(seen(table, id).state()).isEqualTo(SittingState.OPEN);
    }

    @Test
    void offersThoseInTheRoomAsTheRollOfARound() {
        Scene.Table table = scene.table();
        SittingId id = planned(table);
        DelegationId northland = table.delegation("Northland");
        table.asFacilitator().run(() -> {
            service.mark(id, northland, true);
            service.mark(id, table.delegation("Watch"), true);
            assertThat(roundQueries.present(table.negotiation())).isEmpty();
            service.open(id);
            assertThat(roundQueries.present(table.negotiation())).containsExactly(northland);
            service.mark(id, northland, false);
            assertThat(roundQueries.present(table.negotiation())).isEmpty();
        });
        assertThat(seen(table, id).present()).isEqualTo(Set.of(table.delegation("Watch")));
    }

    @Test
    void letsADelegationSpeakOnlyOfItsOwnPresence() {
        Scene.Table table = scene.table();
        SittingId id = planned(table);
        DelegationId northland = table.delegation("Northland");
        table.as("Northland deputy").run(() -> service.mark(id, northland, true));
        for (String other : List.of("Southland head", "Northland adviser", "Observer")) {
            assertThatThrownBy(() -> table.as(other).run(() -> service.mark(id, northland, false)))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> As.person(scene.stranger()).run(() -> service.mark(id, northland, false)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> table.asHead("Northland").run(() -> service.question(id, northland, "Why?")))
                .isInstanceOf(AccessDeniedException.class);
        table.asFacilitator().run(() -> {
            service.question(id, northland, "The letter is not signed.");
            service.mark(id, northland, true);
        });
        AttendanceView seen = seen(table, id).roll().getFirst();
        assertThat(seen.present()).isTrue();
        assertThat(seen.credentials()).isEqualTo(Credentials.QUESTIONED);
        assertThat(seen.note()).isEqualTo("The letter is not signed.");
    }

    @Test
    void dealsWithOneItemAtATimeAndOneSittingAtATime() {
        Scene.Table table = scene.table();
        SittingId id = planned(table);
        SittingId next = planned(table);
        table.asFacilitator().run(() -> {
            ItemId first = service.addItem(id, "The line", null, null);
            ItemId second = service.addItem(id, "Prisoners", null, null);
            refused("sitting.error.state", () -> service.takeUp(id, first));
            service.open(id);
            refused("sitting.error.another-open", () -> service.open(next));
            service.takeUp(id, first);
            service.takeUp(id, second);
        });
        assertThat(seen(table, id).agenda())
                .extracting(AgendaItemView::state)
                .containsExactly(ItemState.CONCLUDED, ItemState.CURRENT);
        table.asFacilitator().run(() -> {
            service.suspend(id, null);
            refused("sitting.error.another-open", () -> service.open(next));
            service.resume(id);
            service.close(id);
            service.open(next);
        });
        assertThat(table.as("Observer").call(() -> queries.live(table.negotiation())))
                .map(SittingSummary::id)
                .contains(next);
    }

    @Test
    void interruptsNoVote() {
        Scene.Table table = scene.table();
        RoundId before = prepared(table);
        table.asFacilitator().run(() -> rounds.open(before));
        SittingId id = planned(table);
        RoundId during = prepared(table);
        table.asFacilitator().run(() -> {
            ItemId item = service.addItem(id, "The line", null, null);
            ItemId next = service.addItem(id, "Prisoners", null, null);
            service.open(id);
            assertThat(queries.get(id).voting()).as("a vote of another day").isFalse();
            service.takeUp(id, item);
            rounds.open(during);
            assertThat(queries.get(id).voting()).isTrue();
            refused("sitting.error.voting", () -> service.suspend(id, null));
            refused("sitting.error.voting", () -> service.close(id));
            refused("sitting.error.voting", () -> service.conclude(id, item));
            refused("sitting.error.voting", () -> service.takeUp(id, next));
            rounds.close(during);
            service.conclude(id, item);
        });
    }

    @Test
    void writesEveryStepIntoTheRecordInWords() {
        Scene.Table table = scene.table();
        SittingId id = planned(table);
        table.asFacilitator().run(() -> {
            ItemId item = service.addItem(id, "The line", null, null);
            service.mark(id, table.delegation("Northland"), true);
            service.mark(id, table.delegation("Northland"), true);
            service.open(id);
            service.takeUp(id, item);
            service.remark(id, "The heating failed.");
            service.close(id);
            List<RecordLine> lines = record.page(LogId.of(table.negotiation().value()), RecordFilter.ALL, null, 7)
                    .lines();
            RecordWords.Speech speech = words.in(Locale.ENGLISH);
            assertThat(lines.reversed())
                    .extracting(speech::said)
                    .containsExactly(
                            "Facilitator planned Sitting 1: First day",
                            "Facilitator put on the agenda: The line",
                            "Northland is present: Sitting 1: First day",
                            "Facilitator opened Sitting 1: First day",
                            "Facilitator took up The line",
                            "Remark by Facilitator on Sitting 1: First day",
                            "Closed: Sitting 1: First day (Facilitator)");
            assertThat(lines.get(1).text()).isEqualTo("The heating failed.");
        });
    }
}
