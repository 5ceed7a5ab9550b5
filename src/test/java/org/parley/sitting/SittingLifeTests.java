package org.parley.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.motion.MotionKind;
import org.parley.voting.RoundId;

/** The things of a sitting by themselves: what each lets happen, and in which order. */
class SittingLifeTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final DelegationId NORTHLAND = new DelegationId(UUID.randomUUID());

    private final Sitting sitting = new Sitting(new NegotiationId(UUID.randomUUID()), 1, "Morning", NOON);

    private AgendaItem item() {
        return new AgendaItem(sitting.id(), null, 1, "Article 4", null);
    }

    private Motion motion(MotionKind kind) {
        return new Motion(sitting.id(), null, kind, NORTHLAND, "The floor was given out of turn.", null, null, NOON);
    }

    private static void refused(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }

    @Test
    void opensOnceAndClosesForGood() {
        refused("sitting.error.state", sitting::resume);
        sitting.open(NOON);
        refused("sitting.error.state", () -> sitting.open(NOON));
        refused("sitting.error.resume-past", () -> sitting.suspend(NOON, NOON));
        sitting.suspend(NOON.plusSeconds(600), NOON);
        assertThat(sitting.live()).isTrue();
        refused("sitting.error.state", sitting::requireOpen);
        sitting.resume();
        assertThat(sitting.suspendedUntil()).isNull();
        sitting.close(NOON);
        refused("sitting.error.state", () -> sitting.open(NOON));
        refused("sitting.error.state", () -> sitting.change("Afternoon", NOON));
    }

    @Test
    void keepsItsPlannedStartOnceItHasBegun() {
        sitting.change("Afternoon", NOON.plusSeconds(60));
        sitting.open(NOON);
        sitting.change("Afternoon, first part", NOON.plusSeconds(60));
        refused("sitting.error.begun", () -> sitting.change("Evening", NOON));
        assertThat(sitting.title()).isEqualTo("Afternoon, first part");
    }

    @Test
    void hasAnAgendaOfTwoLevels() {
        AgendaItem item = item();
        AgendaItem part = new AgendaItem(sitting.id(), item, 1, "Its second paragraph", null);
        assertThat(part.under()).isEqualTo(item.id());
        refused("sitting.error.too-deep", () -> new AgendaItem(sitting.id(), part, 1, "A word of it", null));
    }

    @Test
    void keepsAnItemOnTheAgendaOfWhichAPartWasDealtWith() {
        AgendaItem item = item();
        AgendaItem part = new AgendaItem(sitting.id(), item, 1, "Its second paragraph", null);
        part.takeUp();
        refused("sitting.error.part-dealt-with", () -> item.strike("Settled", List.of(part)));
        part.conclude();
        refused("sitting.error.part-dealt-with", () -> item.strike("Settled", List.of(part)));
        AgendaItem other = item();
        other.strike("Settled", List.of());
        refused("sitting.error.item-state", () -> new AgendaItem(sitting.id(), other, 1, "A part", null));
    }

    @Test
    void takesAnItemUpAgainWhoseDebateWasAdjourned() {
        AgendaItem item = item();
        refused("sitting.error.item-state", item::conclude);
        item.takeUp();
        item.closeList();
        refused("sitting.error.list-closed", item::closeList);
        item.adjournDebate();
        assertThat(item.debateOpen()).isFalse();
        item.takeUp();
        assertThat(item.listOpen()).isTrue();
        item.closeDebate();
        refused("sitting.error.debate-closed", item::openList);
        item.conclude();
        refused("sitting.error.item-state", () -> item.strike("Too late", List.of()));
    }

    @Test
    void givesTheFloorOnceAndCountsTheSeconds() {
        AgendaItem item = item();
        Speech speech = new Speech(item, Queue.DEBATE, NORTHLAND, 1, null, NOON);
        speech.begin(Duration.ofMinutes(3), NOON);
        refused("sitting.error.called-already", () -> speech.begin(null, NOON));
        refused("sitting.error.called-already", speech::withdraw);
        speech.end(NOON.plusSeconds(95));
        assertThat(speech.spoken()).isEqualTo(Duration.ofSeconds(95));
        refused("sitting.error.not-speaking", () -> speech.end(NOON));
    }

    @Test
    void rulesOnAPointOfOrderAndPutsEverythingElse() {
        Motion point = motion(MotionKind.POINT_OF_ORDER);
        refused("sitting.error.point-is-ruled", () -> point.put(new RoundId(UUID.randomUUID())));
        refused("sitting.error.point-is-ruled", () -> point.grant(NOON));
        refused("voting.error.reason", () -> point.rule(true, " ", NOON));
        point.rule(false, "The order was as on the list.", NOON);
        assertThat(point.state()).isEqualTo(MotionState.RULED);
        refused("sitting.error.motion-state", () -> point.rule(true, "Again", NOON));

        Motion closure = motion(MotionKind.CLOSE_DEBATE);
        refused("sitting.error.not-a-point", () -> closure.rule(true, "No", NOON));
        refused("sitting.error.motion-state", () -> closure.decide(true, NOON));
        closure.put(new RoundId(UUID.randomUUID()));
        refused("sitting.error.motion-state", () -> closure.withdraw(NOON));
        closure.release();
        closure.put(new RoundId(UUID.randomUUID()));
        closure.decide(true, NOON);
        assertThat(closure.state()).isEqualTo(MotionState.ADOPTED);
        refused("sitting.error.appeal-is-put", () -> motion(MotionKind.APPEAL).grant(NOON));
    }

    @Test
    void letsTheLastRulingBeAppealedAgainstOnce() {
        Motion first = motion(MotionKind.POINT_OF_ORDER);
        Motion second = motion(MotionKind.POINT_OF_ORDER);
        assertThat(Meetings.appealable(List.of(first, second))).isEmpty();
        first.rule(true, "So it is.", NOON);
        second.rule(false, "It is not.", NOON.plusSeconds(1));
        assertThat(Meetings.appealable(List.of(first, second))).contains(second);
        Motion appeal = new Motion(
                sitting.id(), null, MotionKind.APPEAL, NORTHLAND, "", second.id(), null, NOON.plusSeconds(2));
        assertThat(Meetings.appealable(List.of(first, second, appeal))).isEmpty();
        appeal.withdraw(NOON);
        assertThat(Meetings.appealable(List.of(first, second, appeal))).contains(second);
    }

    @Test
    void countsSpeechesOnTheItemAgainstTheBudgetAndNothingElse() {
        AgendaItem here = item();
        AgendaItem there = item();
        List<SpeechView> speeches = List.of(
                spoken(here, Queue.DEBATE, 100),
                spoken(here, Queue.DEBATE, 50),
                spoken(there, Queue.DEBATE, 40),
                spoken(here, Queue.AFTER_VOTE, 30),
                spoken(here, Queue.REPLY, 20));
        Limits each = limits(Limits.Scope.ITEM);
        Limits all = limits(Limits.Scope.SITTING);
        assertThat(SpeakingTime.used(speeches, NORTHLAND, each, here.id())).hasSeconds(150);
        assertThat(SpeakingTime.used(speeches, NORTHLAND, all, here.id())).hasSeconds(190);
        assertThat(SpeakingTime.limit(each, Queue.DEBATE, Duration.ofSeconds(150)))
                .hasSeconds(30);
        assertThat(SpeakingTime.limit(each, Queue.DEBATE, Duration.ofSeconds(20)))
                .hasSeconds(120);
        assertThat(SpeakingTime.limit(each, Queue.DEBATE, Duration.ofSeconds(500)))
                .isZero();
        assertThat(SpeakingTime.limit(each, Queue.REPLY, Duration.ofSeconds(500)))
                .hasSeconds(60);
        assertThat(SpeakingTime.limit(Limits.NONE, Queue.DEBATE, Duration.ofSeconds(500)))
                .isNull();
        refused("sitting.error.limits", () -> new Limits(Duration.ofSeconds(9), null, Limits.Scope.ITEM, null, null));
    }

    private static SpeechView spoken(AgendaItem item, Queue queue, int seconds) {
        Speech speech = new Speech(item, queue, NORTHLAND, 1, null, NOON);
        speech.begin(null, NOON);
        speech.end(NOON.plusSeconds(seconds));
        return SpeechView.of(speech);
    }

    private static Limits limits(Limits.Scope scope) {
        return new Limits(
                Duration.ofSeconds(120),
                Duration.ofSeconds(180),
                scope,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60));
    }
}
