package org.parley.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parley.sitting.Hall.refused;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.motion.Impediment;
import org.parley.procedure.motion.MotionKind;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundView;
import org.parley.voting.TestQuestions;
import org.springframework.security.access.AccessDeniedException;

/** Motions: their order, their rulings and votes, and what comes of them. */
@IntegrationTest
class MotionServiceTests {

    private static final List<String> EVERYBODY = List.of("Northland", "Southland", "Eastland", "Westland", "Midland");

    private final Scene scene;
    private final SittingService sittings;
    private final SpeakersService speakers;
    private final MotionService service;
    private final SittingQueries queries;
    private final RoundService rounds;
    private final RoundQueries roundQueries;
    private final TestQuestions questions;

    MotionServiceTests(
            Scene scene,
            SittingService sittings,
            SpeakersService speakers,
            MotionService service,
            SittingQueries queries,
            RoundService rounds,
            RoundQueries roundQueries,
            TestQuestions questions) {
        this.scene = scene;
        this.sittings = sittings;
        this.speakers = speakers;
        this.service = service;
        this.queries = queries;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
        this.questions = questions;
    }

    private Hall hall() {
        return Hall.open(scene, sittings);
    }

    private MotionId moves(Hall hall, String delegation, MotionKind kind) {
        return hall.table()
                .asHead(delegation)
                .call(() -> service.raise(
                        hall.id(), kind, kind == MotionKind.POINT_OF_ORDER ? "The list was passed by." : "", null));
    }

    private SittingView seen(Hall hall) {
        return hall.table().as("Observer").call(() -> queries.get(hall.id()));
    }

    private MotionView motion(Hall hall, MotionId id) {
        return seen(hall).motion(id).orElseThrow();
    }

    /** Puts a motion and has everybody vote the same. */
    private RoundId voted(Hall hall, MotionId id, Choice choice) {
        RoundId round = hall.table().asFacilitator().call(() -> service.put(id, "A motion", null));
        EVERYBODY.forEach(name -> hall.table()
                .asHead(name)
                .run(() -> rounds.cast(round, choice, UUID.randomUUID().toString())));
        hall.table().asFacilitator().run(() -> rounds.close(round));
        return round;
    }

    private void carried(Hall hall, MotionId id) {
        RoundId round = voted(hall, id, Choice.YES);
        hall.table().asFacilitator().run(() -> rounds.proclaim(round));
    }

    @Test
    void putsAMotionToAVoteOfThoseInTheRoomByTheRulesForProcedure() {
        Hall hall = hall();
        SpeechId speech = hall.table().asHead("Southland").call(() -> speakers.request(hall.id(), Queue.DEBATE));
        hall.table().asFacilitator().run(() -> speakers.call(speech));
        MotionId id = moves(hall, "Northland", MotionKind.CLOSE_LIST);
        RoundId round = voted(hall, id, Choice.YES);
        RoundView put = hall.table().asFacilitator().call(() -> roundQueries.get(round));
        assertThat(put.subjects()).containsExactly(SubjectRef.of(SubjectRef.MOTION, id));
        assertThat(put.rules().id()).isEqualTo("simple-majority");
        assertThat(put.electorate().electors()).hasSize(5).allMatch(elector -> elector.present());
        assertThat(seen(hall).speaking()).as("a vote interrupts a speech").isEmpty();
        assertThat(motion(hall, id).state()).isEqualTo(MotionState.PUT);
        assertThat(seen(hall).current())
                .hasValueSatisfying(item -> assertThat(item.listOpen())
                        .as("closed is not proclaimed")
                        .isTrue());
        hall.table().asFacilitator().run(() -> rounds.proclaim(round));
        assertThat(motion(hall, id).state()).isEqualTo(MotionState.ADOPTED);
        assertThat(seen(hall).current()).hasValueSatisfying(item -> {
            assertThat(item.listOpen()).isFalse();
            assertThat(item.debateOpen()).isTrue();
        });
    }

    @Test
    void closesADebateWhetherOrNotSomebodyWaits() {
        Hall hall = hall();
        hall.table().asHead("Southland").run(() -> speakers.request(hall.id(), Queue.DEBATE));
        hall.table().asHead("Eastland").run(() -> speakers.request(hall.id(), Queue.REPLY));
        carried(hall, moves(hall, "Northland", MotionKind.CLOSE_DEBATE));
        assertThat(seen(hall).waiting())
                .singleElement()
                .satisfies(speech -> assertThat(speech.queue()).isEqualTo(Queue.REPLY));
        refused(
                "sitting.error.debate-closed",
                () -> hall.table().asHead("Southland").run(() -> speakers.request(hall.id(), Queue.DEBATE)));
    }

    @Test
    void leavesEverythingAsItIsWhenAMotionIsLost() {
        Hall hall = hall();
        MotionId id = moves(hall, "Northland", MotionKind.ADJOURN);
        RoundId round = voted(hall, id, Choice.NO);
        hall.table().asFacilitator().run(() -> rounds.proclaim(round));
        assertThat(motion(hall, id).state()).isEqualTo(MotionState.REJECTED);
        assertThat(seen(hall).state()).isEqualTo(SittingState.OPEN);
    }

    @Test
    void suspendsAndClosesTheSittingAndPutsOffAnItem() {
        Hall hall = hall();
        carried(hall, moves(hall, "Northland", MotionKind.ADJOURN_DEBATE));
        assertThat(seen(hall).item(hall.item()))
                .hasValueSatisfying(item -> assertThat(item.state()).isEqualTo(ItemState.ADJOURNED));
        MotionId suspend = moves(hall, "Northland", MotionKind.SUSPEND);
        hall.table().asFacilitator().run(() -> service.grant(suspend));
        assertThat(seen(hall).state()).isEqualTo(SittingState.SUSPENDED);
        hall.table().asFacilitator().run(() -> sittings.resume(hall.id()));
        carried(hall, moves(hall, "Northland", MotionKind.ADJOURN));
        assertThat(seen(hall).state()).isEqualTo(SittingState.CLOSED);
    }

    @Test
    void dealsWithMotionsInTheirOrderAndSaysWhichAreOutOfIt() {
        Hall hall = hall();
        MotionId list = moves(hall, "Northland", MotionKind.CLOSE_LIST);
        MotionId debate = moves(hall, "Southland", MotionKind.CLOSE_DEBATE);
        refused("sitting.error.out-of-order.moved-already", () -> moves(hall, "Eastland", MotionKind.CLOSE_DEBATE));
        MotionId suspend = moves(hall, "Eastland", MotionKind.SUSPEND);
        refused("sitting.error.out-of-order.preceded", () -> moves(hall, "Westland", MotionKind.ADJOURN_DEBATE));
        refused("sitting.error.out-of-order.no-ruling", () -> moves(hall, "Westland", MotionKind.APPEAL));
        SittingView sitting = seen(hall);
        assertThat(sitting.next()).isEqualTo(suspend);
        assertThat(sitting.outOfOrder())
                .containsEntry(MotionKind.ADJOURN, Impediment.PRECEDED)
                .containsEntry(MotionKind.SUSPEND, Impediment.MOVED_ALREADY)
                .doesNotContainKey(MotionKind.POINT_OF_ORDER);
        hall.table().asFacilitator().run(() -> {
            refused("sitting.error.motion-not-next", () -> service.put(debate, "Too early", null));
            refused("sitting.error.motion-not-next", () -> service.grant(list));
            service.refuse(suspend, "We resumed a minute ago.");
        });
        hall.table().asHead("Southland").run(() -> service.withdraw(debate));
        assertThat(seen(hall).next()).isEqualTo(list);
        assertThatThrownBy(() -> hall.table().asHead("Southland").run(() -> service.withdraw(list)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> hall.table()
                        .as("Northland adviser")
                        .run(() -> service.raise(hall.id(), MotionKind.ADJOURN, "", null)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void rulesOnPointsOfOrderDuringAVoteAndLetsARulingBeOverturned() {
        Hall hall = hall();
        RoundId vote = hall.table()
                .asFacilitator()
                .call(() -> rounds.prepare(
                        hall.table().negotiation(),
                        "A question",
                        List.of(questions.ask(hall.table().negotiation(), "A question")),
                        "simple-majority",
                        null));
        hall.table().asFacilitator().run(() -> rounds.open(vote));
        refused("sitting.error.out-of-order.voting", () -> moves(hall, "Southland", MotionKind.CLOSE_DEBATE));
        MotionId point = moves(hall, "Northland", MotionKind.POINT_OF_ORDER);
        hall.table().asFacilitator().run(() -> {
            assertThat(queries.next(queries.get(hall.id()), Locale.ENGLISH))
                    .isEqualTo(NextStep.of(NextStep.Kind.RULE, point.value()));
            refused("sitting.error.point-is-ruled", () -> service.put(point, "No", null));
            service.rule(point, false, "The vote was announced.");
        });
        MotionId appeal = moves(hall, "Northland", MotionKind.APPEAL);
        assertThat(motion(hall, appeal).against()).isEqualTo(point);
        hall.table().asFacilitator().run(() -> refused("sitting.error.appeal-is-put", () -> service.grant(appeal)));
        carried(hall, appeal);
        assertThat(motion(hall, appeal).state()).isEqualTo(MotionState.ADOPTED);
        refused("sitting.error.out-of-order.no-ruling", () -> moves(hall, "Southland", MotionKind.APPEAL));
    }

    @Test
    void takesAMotionUpAgainWhoseRoundWasAnnulled() {
        Hall hall = hall();
        MotionId id = moves(hall, "Northland", MotionKind.CLOSE_LIST);
        RoundId round = voted(hall, id, Choice.YES);
        hall.table().asFacilitator().run(() -> rounds.askAnnulment(round, "The wrong motion was read out."));
        hall.table().as("Second facilitator").run(() -> rounds.annul(round));
        assertThat(motion(hall, id).state()).isEqualTo(MotionState.RAISED);
        carried(hall, id);
        assertThat(seen(hall).current())
                .hasValueSatisfying(item -> assertThat(item.listOpen()).isFalse());
    }

    @Test
    void letsWhatWasRaisedLapseWithTheSitting() {
        Hall hall = hall();
        MotionId list = moves(hall, "Northland", MotionKind.CLOSE_LIST);
        MotionId debate = moves(hall, "Southland", MotionKind.CLOSE_DEBATE);
        SpeechId waiting = hall.table().asHead("Eastland").call(() -> speakers.request(hall.id(), Queue.DEBATE));
        RoundId round = voted(hall, debate, Choice.YES);
        hall.table().asFacilitator().run(() -> sittings.close(hall.id()));
        assertThat(motion(hall, list).state()).isEqualTo(MotionState.LAPSED);
        assertThat(motion(hall, debate).state())
                .as("voted on, and to be proclaimed")
                .isEqualTo(MotionState.PUT);
        assertThat(seen(hall).waiting()).isEmpty();
        hall.table().asHead("Northland").run(() -> refused("sitting.error.state", () -> service.withdraw(list)));
        hall.table().asHead("Eastland").run(() -> refused("sitting.error.state", () -> speakers.withdraw(waiting)));
        hall.table().asFacilitator().run(() -> {
            refused("sitting.error.state", () -> service.refuse(list, "Too late."));
            rounds.askAnnulment(round, "The wrong motion was read out.");
        });
        hall.table().as("Second facilitator").run(() -> rounds.annul(round));
        assertThat(motion(hall, debate).state()).isEqualTo(MotionState.LAPSED);
    }

    @Test
    void letsNoRoundOfAnotherHandDecideAMotion() {
        Hall hall = hall();
        MotionId id = moves(hall, "Northland", MotionKind.ADJOURN);
        RoundId stray = hall.table()
                .asFacilitator()
                .call(() -> rounds.prepare(
                        hall.table().negotiation(),
                        "By hand",
                        List.of(SubjectRef.of(SubjectRef.MOTION, id)),
                        "simple-majority",
                        null));
        hall.table().asFacilitator().run(() -> rounds.open(stray));
        EVERYBODY.forEach(name -> hall.table()
                .asHead(name)
                .run(() -> rounds.cast(stray, Choice.YES, UUID.randomUUID().toString())));
        hall.table().asFacilitator().run(() -> {
            rounds.close(stray);
            rounds.proclaim(stray);
        });
        assertThat(motion(hall, id).state()).isEqualTo(MotionState.RAISED);
        assertThat(seen(hall).state()).isEqualTo(SittingState.OPEN);
    }
}
