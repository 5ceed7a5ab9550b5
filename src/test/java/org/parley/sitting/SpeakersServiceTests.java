package org.parley.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.sitting.Hall.refused;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.identity.SignedIn;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.Manner;
import org.parley.record.LogId;
import org.parley.record.RecordFilter;
import org.parley.record.RecordLine;
import org.parley.record.RecordQueries;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.parley.voting.Taking;
import org.parley.voting.TestQuestions;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who speaks, in which order, and for how long. */
@IntegrationTest
class SpeakersServiceTests {

    private final Scene scene;
    private final SittingService sittings;
    private final SpeakersService service;
    private final SittingQueries queries;
    private final RoundService rounds;
    private final TestQuestions questions;
    private final RecordQueries record;
    private final TransactionTemplate transactions;
    private final JdbcClient database;
    private final Clock clock;

    SpeakersServiceTests(
            Scene scene,
            SittingService sittings,
            SpeakersService service,
            SittingQueries queries,
            RoundService rounds,
            TestQuestions questions,
            RecordQueries record,
            PlatformTransactionManager manager,
            JdbcClient database,
            Clock clock) {
        this.scene = scene;
        this.sittings = sittings;
        this.service = service;
        this.queries = queries;
        this.rounds = rounds;
        this.questions = questions;
        this.record = record;
        this.transactions = new TransactionTemplate(manager);
        this.database = database;
        this.clock = clock;
    }

    private Hall hall() {
        return Hall.open(scene, sittings);
    }

    private SpeechId asks(Hall hall, String delegation, Queue queue) {
        return hall.table().asHead(delegation).call(() -> service.request(hall.id(), queue));
    }

    private SittingView seen(Hall hall) {
        return hall.table().as("Observer").call(() -> queries.get(hall.id()));
    }

    private List<String> waiting(Hall hall) {
        return seen(hall).waiting().stream().map(speech -> name(hall, speech)).toList();
    }

    private static String name(Hall hall, SpeechView speech) {
        return Stream.of("Northland", "Southland", "Eastland", "Westland", "Midland")
                .filter(name -> hall.table().delegation(name).equals(speech.delegation()))
                .findFirst()
                .orElseThrow();
    }

    private NextStep next(Hall hall) {
        return hall.table().asFacilitator().call(() -> queries.next(queries.get(hall.id()), Locale.ENGLISH));
    }

    @Test
    void givesTheFloorInTheOrderInWhichItWasAskedForAndRepliesAtTheEnd() {
        Hall hall = hall();
        asks(hall, "Southland", Queue.REPLY);
        SpeechId first = asks(hall, "Northland", Queue.DEBATE);
        SpeechId second = asks(hall, "Eastland", Queue.DEBATE);
        assertThat(waiting(hall)).containsExactly("Northland", "Eastland", "Southland");
        refused("sitting.error.asked-already", () -> asks(hall, "Northland", Queue.DEBATE));
        hall.table().asFacilitator().run(() -> {
            refused("sitting.error.not-next", () -> service.call(second));
            assertThat(next(hall)).isEqualTo(NextStep.of(NextStep.Kind.CALL, first.value()));
            service.call(first);
            assertThat(next(hall)).isEqualTo(NextStep.of(NextStep.Kind.END_SPEECH, first.value()));
            service.call(second);
        });
        SittingView sitting = seen(hall);
        assertThat(sitting.speaking()).map(SpeechView::id).contains(second);
        assertThat(sitting.speeches().stream().filter(speech -> speech.state() == SpeechState.SPOKEN))
                .singleElement()
                .satisfies(speech -> assertThat(speech.id()).isEqualTo(first));
    }

    @Test
    void letsOnlyThoseWithAVoiceAskAndOnlyForThemselves() {
        Hall hall = hall();
        for (String other : List.of("Northland adviser", "Observer", "Facilitator")) {
            assertThatThrownBy(() -> hall.table().as(other).run(() -> service.request(hall.id(), Queue.DEBATE)))
                    .isInstanceOf(AccessDeniedException.class);
        }
        SpeechId asked = hall.table().as("Northland deputy").call(() -> service.request(hall.id(), Queue.DEBATE));
        assertThatThrownBy(() -> hall.table().asHead("Southland").run(() -> service.withdraw(asked)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> hall.table().asHead("Southland").run(() -> service.call(asked)))
                .isInstanceOf(AccessDeniedException.class);
        hall.table().asHead("Northland").run(() -> service.withdraw(asked));
        assertThat(waiting(hall)).isEmpty();
    }

    @Test
    void callsASpeakerOnceWhenTwoFacilitatorsCallAtTheSameMoment() throws Exception {
        Hall hall = hall();
        SpeechId first = asks(hall, "Northland", Queue.DEBATE);
        asks(hall, "Southland", Queue.DEBATE);
        CountDownLatch together = new CountDownLatch(2);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<String>> answers = Stream.of(
                            hall.table().facilitator(), hall.table().secondFacilitator())
                    .map(person -> pool.submit(calling(together, person, first)))
                    .toList();
            List<String> said = List.of(
                    answers.get(0).get(1, TimeUnit.MINUTES), answers.get(1).get(1, TimeUnit.MINUTES));
            assertThat(said).containsExactlyInAnyOrder("called", "sitting.error.called-already");
        }
        assertThat(seen(hall).speaking()).map(SpeechView::id).contains(first);
        assertThat(waiting(hall)).containsExactly("Southland");
        assertThat(acts(hall, "speech.begun")).hasSize(1);
    }

    private Callable<String> calling(CountDownLatch together, SignedIn person, SpeechId speech) {
        return () -> As.person(person).call(() -> {
            together.countDown();
            together.await();
            try {
                service.call(speech);
                return "called";
            } catch (RuleViolation late) {
                return late.key();
            }
        });
    }

    private List<RecordLine> acts(Hall hall, String type) {
        return hall.table()
                .asFacilitator()
                .call(() ->
                        record
                                .page(LogId.of(hall.table().negotiation().value()), RecordFilter.ALL, null, 50)
                                .lines()
                                .stream()
                                .filter(line -> line.type().equals(type))
                                .toList());
    }

    @Test
    void closesTheListToThoseWhoHaveNotAskedAndLeavesTheRepliesOpen() {
        Hall hall = hall();
        asks(hall, "Northland", Queue.DEBATE);
        hall.table().asFacilitator().run(() -> service.closeList(hall.id(), hall.item()));
        refused("sitting.error.list-closed", () -> asks(hall, "Southland", Queue.DEBATE));
        asks(hall, "Southland", Queue.REPLY);
        hall.table().asFacilitator().run(() -> {
            service.add(hall.id(), Queue.DEBATE, hall.table().delegation("Midland"), "It asked before the close.");
            service.openList(hall.id(), hall.item());
        });
        asks(hall, "Westland", Queue.DEBATE);
        assertThat(waiting(hall)).containsExactly("Northland", "Midland", "Westland", "Southland");
        assertThat(acts(hall, "speech.added"))
                .singleElement()
                .satisfies(line -> assertThat(line.text()).isEqualTo("It asked before the close."));
    }

    @Test
    void movesAndStrikesSpeakersWithAReason() {
        Hall hall = hall();
        SpeechId north = asks(hall, "Northland", Queue.DEBATE);
        SpeechId south = asks(hall, "Southland", Queue.DEBATE);
        SpeechId east = asks(hall, "Eastland", Queue.DEBATE);
        hall.table().asFacilitator().run(() -> {
            refused("voting.error.reason", () -> service.move(east, north, " "));
            service.move(east, north, "Its minister has to leave.");
            service.move(north, null, "By agreement.");
        });
        assertThat(waiting(hall)).containsExactly("Eastland", "Southland", "Northland");
        hall.table().asFacilitator().run(() -> {
            service.strike(south, "It left the room.");
            refused("sitting.error.called-already", () -> service.call(south));
            service.call(east);
            refused("sitting.error.called-already", () -> service.move(north, east, "Too late."));
        });
        assertThat(waiting(hall)).containsExactly("Northland");
    }

    @Test
    void keepsDelegationsWithinTheirTime() {
        Hall hall = hall();
        hall.table()
                .asFacilitator()
                .run(() -> sittings.limit(
                        hall.id(),
                        new Limits(
                                Duration.ofMinutes(3),
                                Duration.ofMinutes(2),
                                Limits.Scope.ITEM,
                                Duration.ofMinutes(1),
                                null)));
        SpeechId speech = asks(hall, "Northland", Queue.DEBATE);
        hall.table().asFacilitator().run(() -> service.call(speech));
        assertThat(seen(hall).speaking())
                .hasValueSatisfying(each -> assertThat(each.limit()).isEqualTo(Duration.ofMinutes(2)));
        // a speaker may end their own speech, nobody else's delegation may
        assertThatThrownBy(() -> hall.table().asHead("Southland").run(() -> service.end(speech)))
                .isInstanceOf(AccessDeniedException.class);
        hall.table().asHead("Northland").run(() -> service.end(speech));
        assertThat(acts(hall, "speech.ended"))
                .singleElement()
                .satisfies(line -> assertThat(line.data().find("seconds")).isPresent());
    }

    private RoundId prepared(Hall hall) {
        return hall.table()
                .asFacilitator()
                .call(() -> rounds.prepare(
                        hall.table().negotiation(),
                        "A question",
                        List.of(questions.ask(hall.table().negotiation(), "A question")),
                        "simple-majority",
                        null));
    }

    @Test
    void hearsExplanationsBeforeAndAfterAVoteButNotDuringIt() {
        Hall hall = hall();
        RoundId round = prepared(hall);
        hall.table().asHead("Northland").run(() -> service.explain(hall.id(), round));
        assertThat(seen(hall).waiting())
                .singleElement()
                .satisfies(speech -> assertThat(speech.queue()).isEqualTo(Queue.BEFORE_VOTE));
        hall.table().asFacilitator().run(() -> rounds.open(round, Set.of()));
        // who was not heard before the vote is heard after it
        SpeechView deferred = seen(hall).waiting().getFirst();
        assertThat(deferred.queue()).isEqualTo(Queue.AFTER_VOTE);
        refused(
                "sitting.error.voting",
                () -> hall.table().asHead("Southland").run(() -> service.explain(hall.id(), round)));
        hall.table().asFacilitator().run(() -> {
            refused("sitting.error.voting", () -> service.call(deferred.id()));
            assertThat(next(hall)).isEqualTo(NextStep.of(NextStep.Kind.CLOSE_ROUND, round.value()));
            rounds.close(round);
            service.call(deferred.id());
        });
        hall.table().asHead("Southland").run(() -> service.explain(hall.id(), round));
        assertThat(waiting(hall)).containsExactly("Southland");
        assertThat(acts(hall, "speech.deferred")).hasSize(1);
    }

    @Test
    void hearsNoExplanationOfASecretBallot() {
        Scene.Table table = scene.assembly(3);
        SittingId sitting = table.asFacilitator().call(() -> {
            SittingId id = sittings.plan(table.negotiation(), "Elections", clock.instant());
            ItemId item = sittings.addItem(id, "The commission", null, null);
            sittings.open(id);
            sittings.takeUp(id, item);
            return id;
        });
        RoundId round = table.asFacilitator()
                .call(() -> rounds.prepare(
                        table.negotiation(),
                        "A question",
                        List.of(questions.ask(table.negotiation(), "A question")),
                        "simple-majority",
                        Taking.by(Manner.SECRET),
                        null));
        refused(
                "sitting.error.secret-vote",
                () -> table.asHead("Northland").run(() -> service.explain(sitting, round)));
    }

    @Test
    void aVoteThatOpensEndsTheSpeechThatIsHeld() {
        Hall hall = hall();
        RoundId round = prepared(hall);
        SpeechId held = asks(hall, "Northland", Queue.DEBATE);
        hall.table().asFacilitator().run(() -> {
            service.call(held);
            rounds.open(round, Set.of());
        });
        assertThat(seen(hall).speaking()).isEmpty();
        assertThat(acts(hall, "speech.ended")).hasSize(1);
    }

    @Test
    void aDraftUnderSilenceInterruptsNobody() {
        Hall hall = hall();
        SpeechId held = asks(hall, "Northland", Queue.DEBATE);
        hall.table().asFacilitator().run(() -> {
            service.call(held);
            RoundId round = rounds.prepareSilence(
                    hall.table().negotiation(),
                    "A question",
                    List.of(questions.ask(hall.table().negotiation(), "A question")),
                    "silence",
                    clock.instant().plus(Duration.ofDays(3)));
            rounds.open(round, Set.of());
        });
        SittingView sitting = seen(hall);
        assertThat(sitting.speaking()).map(SpeechView::id).contains(held);
        assertThat(sitting.voting()).isFalse();
        assertThat(next(hall)).isEqualTo(NextStep.of(NextStep.Kind.END_SPEECH, held.value()));
    }

    /** Whoever comes second waits until the round is open, and is then told that it is. */
    @Test
    void nobodyClosesASittingOrExplainsAVoteBesideARoundThatIsOpening() throws Exception {
        Hall hall = hall();
        RoundId round = prepared(hall);
        CountDownLatch opened = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(2);
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            Future<?> opening = pool.submit(() -> hall.table()
                    .asFacilitator()
                    .run(() -> transactions.executeWithoutResult(status -> {
                        rounds.open(round, Set.of());
                        opened.countDown();
                        awaited(asked);
                    })));
            awaited(opened);
            assertThatThrownBy(() -> database.sql("SELECT id FROM sitting WHERE id = ? FOR UPDATE NOWAIT")
                            .param(hall.id().value())
                            .query(UUID.class)
                            .single())
                    .as("held until the round is open")
                    .isInstanceOf(DataAccessException.class);
            List<Future<String>> answers = List.of(
                    pool.submit(trying(asked, hall.table().secondFacilitator(), () -> sittings.close(hall.id()))),
                    pool.submit(
                            trying(asked, hall.table().head("Southland"), () -> service.explain(hall.id(), round))));
            opening.get(1, TimeUnit.MINUTES);
            for (Future<String> answer : answers) {
                assertThat(answer.get(1, TimeUnit.MINUTES)).isEqualTo("sitting.error.voting");
            }
        }
        assertThat(seen(hall).state()).isEqualTo(SittingState.OPEN);
    }

    private static Callable<String> trying(CountDownLatch asked, SignedIn person, Runnable deed) {
        return () -> As.person(person).call(() -> {
            asked.countDown();
            try {
                deed.run();
                return "done";
            } catch (RuleViolation refusal) {
                return refusal.key();
            }
        });
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void goesToTheNextItemWhenNobodyWaitsAndEndsWithTheAgenda() {
        Hall hall = hall();
        hall.table().asFacilitator().run(() -> {
            assertThat(next(hall))
                    .isEqualTo(NextStep.of(NextStep.Kind.TAKE_UP, hall.later().value()));
            sittings.takeUp(hall.id(), hall.later());
            assertThat(next(hall))
                    .isEqualTo(NextStep.of(NextStep.Kind.CONCLUDE, hall.later().value()));
            sittings.conclude(hall.id(), hall.later());
            assertThat(next(hall).kind()).isEqualTo(NextStep.Kind.CLOSE);
            refused(
                    "sitting.error.no-item",
                    () -> service.add(hall.id(), Queue.DEBATE, hall.table().delegation("Midland"), "It asked."));
            sittings.close(hall.id());
            assertThat(next(hall).kind()).isEqualTo(NextStep.Kind.NOTHING);
        });
    }
}
