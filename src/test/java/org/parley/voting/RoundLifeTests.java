package org.parley.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.identity.PersonId;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Elector;
import org.parley.procedure.Electorate;
import org.parley.procedure.Outcome.Verdict;
import org.parley.procedure.Presets;
import org.parley.procedure.RuleSet;

class RoundLifeTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final PersonId ONE = new PersonId(new UUID(1, 1));
    private static final PersonId OTHER = new PersonId(new UUID(1, 2));
    private static final SubjectRef SUBJECT = new SubjectRef("amendment", new UUID(3, 3));

    @Test
    void movesFromPreparedToProclaimed() {
        Round round = prepared("simple-majority");
        assertThat(round.state()).isEqualTo(RoundState.PREPARED);
        round.open(electorate(), NOW);
        assertThat(round.state()).isEqualTo(RoundState.OPEN);
        assertThat(round.electorate()).isEqualTo(electorate());
        round.close(Verdict.ADOPTED, NOW.plusSeconds(60), false);
        assertThat(round.adopted()).isTrue();
        round.proclaim(NOW.plusSeconds(90));
        assertThat(round.state()).isEqualTo(RoundState.PROCLAIMED);
        assertThat(round.decided()).isTrue();
        assertThat(round.changedAt()).isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void neverSkipsAStepAndNeverGoesBack() {
        Round round = prepared("simple-majority");
        refuses(() -> round.close(Verdict.ADOPTED, NOW, false), "voting.error.state");
        refuses(() -> round.proclaim(NOW), "voting.error.state");
        round.open(electorate(), NOW);
        refuses(() -> round.open(electorate(), NOW), "voting.error.state");
        refuses(() -> round.proclaim(NOW), "voting.error.state");
        round.close(Verdict.REJECTED, NOW, false);
        refuses(() -> round.close(Verdict.ADOPTED, NOW, false), "voting.error.state");
        refuses(() -> round.open(electorate(), NOW), "voting.error.state");
        round.proclaim(NOW);
        refuses(() -> round.proclaim(NOW), "voting.error.state");
        refuses(() -> round.askAnnulment("too late", ONE), "voting.error.state");
    }

    @Test
    void isNotPutOnceItsQuestionIsGoneAndOnlyBeforeItOpens() {
        NotPut fallen = new NotPut(NOW.plusSeconds(5), NotPut.Why.FALLEN, SUBJECT, new RoundId(new UUID(4, 4)));
        Round round = prepared("simple-majority");
        round.askAnnulment("a doubt", ONE);
        round.leave(fallen);
        assertThat(round.state()).isEqualTo(RoundState.NOT_PUT);
        assertThat(round.notPut()).isEqualTo(fallen);
        assertThat(round.changedAt()).isEqualTo(NOW.plusSeconds(5));
        refuses(() -> round.open(electorate(), NOW), "voting.error.state");
        refuses(() -> round.leave(fallen), "voting.error.state");
        refuses(() -> round.annul(OTHER, NOW), "voting.error.state");

        Round open = prepared("simple-majority");
        open.open(electorate(), NOW);
        refuses(() -> open.leave(fallen), "voting.error.state");
        SubjectRef other = new SubjectRef("amendment", new UUID(9, 9));
        assertThatThrownBy(() -> prepared("simple-majority").leave(new NotPut(NOW, NotPut.Why.WITHDRAWN, other, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goesOnAsABlockWithoutWhatIsGoneWhileTwoAreLeft() {
        List<SubjectRef> put = Stream.of(1, 2, 3)
                .map(number -> new SubjectRef("amendment", new UUID(7, number)))
                .toList();
        Round block = Round.again(equallyDivided(put), 3, NOW);
        assertThat(block.severable())
                .as("a second vote puts all that was equally divided")
                .isFalse();

        Round first = new Round(
                new NegotiationId(new UUID(1, 1)), 1, "A", put, rules("simple-majority"), Taking.USUAL, null, NOW);
        refuses(() -> first.requireSeparable(put.getFirst()), "voting.error.block-none");
        first.asBlock("Nobody objects");
        first.requireSeparable(put.getFirst());
        DelegationId asking = new DelegationId(new UUID(5, 5));
        assertThat(first.lose(new NotPut(NOW, NotPut.Why.SEPARATE, put.get(1), null), asking))
                .isFalse();
        assertThat(first.subjects()).containsExactly(put.get(0), put.get(2));
        assertThat(first.block())
                .isEqualTo(new Block(
                        "Nobody objects", List.of(new Block.Left(put.get(1), NotPut.Why.SEPARATE, asking, NOW))));
        refuses(() -> first.requireSeparable(put.get(1)), "voting.error.block-none");
        assertThat(first.lose(new NotPut(NOW, NotPut.Why.WITHDRAWN, put.get(0), null), null))
                .as("one alone is no block")
                .isTrue();
        assertThat(first.state()).isEqualTo(RoundState.NOT_PUT);
        refuses(
                () -> new Round(
                                new NegotiationId(new UUID(1, 1)),
                                1,
                                "A",
                                put.subList(0, 1),
                                rules("simple-majority"),
                                Taking.USUAL,
                                null,
                                NOW)
                        .asBlock("Alone"),
                "voting.error.block-few");
    }

    private static Round equallyDivided(List<SubjectRef> put) {
        Round divided = new Round(
                new NegotiationId(new UUID(1, 1)), 2, "B", put, rules("simple-majority"), Taking.USUAL, null, NOW);
        divided.asBlock("Nobody objects");
        divided.open(electorate(), NOW);
        divided.close(Verdict.SECOND_VOTE, NOW, false);
        divided.proclaim(NOW);
        return divided;
    }

    @Test
    void isAnnulledOnlyByTwoFacilitators() {
        Round round = prepared("simple-majority");
        refuses(() -> round.annul(OTHER, NOW), "voting.error.annulment-not-asked");
        round.askAnnulment("the text was read out wrongly", ONE);
        refuses(() -> round.askAnnulment("again", OTHER), "voting.error.annulment-asked");
        refuses(() -> round.annul(ONE, NOW), "voting.error.annulment-second");
        round.annul(OTHER, NOW);
        assertThat(round.state()).isEqualTo(RoundState.ANNULLED);
        refuses(() -> round.open(electorate(), NOW), "voting.error.state");
    }

    @Test
    void keepsOnAfterARequestToAnnulWasTakenBack() {
        Round round = prepared("simple-majority");
        round.askAnnulment("a doubt", ONE);
        round.withdrawAnnulment();
        assertThat(round.annulReason()).isNull();
        refuses(round::withdrawAnnulment, "voting.error.annulment-not-asked");
        round.open(electorate(), NOW);
        assertThat(round.state()).isEqualTo(RoundState.OPEN);
    }

    @Test
    void leavesAnEqualDivisionToTheChairOnlyWhereTheRulesDo() {
        Round tied = prepared("simple-majority");
        tied.open(electorate(), NOW);
        tied.close(Verdict.CHAIR_DECIDES, NOW, false);
        refuses(() -> tied.proclaim(NOW), "voting.error.chair-must-decide");
        tied.proclaimByChair(true, NOW);
        assertThat(tied.adopted()).isTrue();

        Round clear = prepared("simple-majority");
        clear.open(electorate(), NOW);
        clear.close(Verdict.REJECTED, NOW, false);
        refuses(() -> clear.proclaimByChair(true, NOW), "voting.error.chair-may-not-decide");
    }

    @Test
    void isPutASecondTimeOnlyAfterAnEqualDivision() {
        Round tied = prepared("simple-majority");
        tied.open(electorate(), NOW);
        tied.close(Verdict.SECOND_VOTE, NOW, false);
        tied.proclaim(NOW);
        assertThat(tied.decided()).isFalse();
        Round second = Round.again(tied, 2, NOW);
        assertThat(second.repeats()).isEqualTo(tied.id());
        assertThat(second.subjects()).isEqualTo(tied.subjects());
        assertThat(second.rulesHash()).isEqualTo(tied.rulesHash());

        refuses(() -> Round.again(prepared("simple-majority"), 3, NOW), "voting.error.no-second-vote");
    }

    @Test
    void isNotOpenedOnAQuestionThatNobodyCouldCarry() {
        Electorate noParty = new Electorate(List.of(Elector.of(new UUID(2, 9), "Eastland", "guarantor")));
        refuses(() -> prepared("peace-plan").open(noParty, NOW), "voting.error.unanswerable");
    }

    @Test
    void setsItsDeadlineWhenItOpens() {
        Round round = new Round(
                negotiation(),
                1,
                "Timed",
                List.of(SUBJECT),
                rules("consensus"),
                Taking.USUAL,
                Duration.ofMinutes(15),
                NOW);
        assertThat(round.deadline()).isNull();
        round.open(electorate(), NOW.plusSeconds(100));
        assertThat(round.deadline()).isEqualTo(NOW.plusSeconds(1000));
    }

    @Test
    void refusesWhatIsNoRound() {
        refuses(() -> round("", List.of(SUBJECT), null), "voting.error.title");
        refuses(() -> round("  ", List.of(SUBJECT), null), "voting.error.title");
        refuses(() -> round("a\nb", List.of(SUBJECT), null), "voting.error.title");
        refuses(() -> round("turned \u202E round", List.of(SUBJECT), null), "voting.error.title");
        refuses(() -> round("half \uD800", List.of(SUBJECT), null), "voting.error.title");
        refuses(() -> round("x".repeat(201), List.of(SUBJECT), null), "voting.error.title");
        refuses(() -> round("x".repeat(5_000_000), List.of(SUBJECT), null), "voting.error.title");
        refuses(() -> round("No subject", List.of(), null), "voting.error.no-subject");
        refuses(() -> round("Twice", List.of(SUBJECT, SUBJECT), null), "voting.error.subject-twice");
        refuses(() -> round("Short", List.of(SUBJECT), Duration.ofSeconds(1)), "voting.error.timer");
        refuses(() -> round("Long", List.of(SUBJECT), Duration.ofDays(31)), "voting.error.timer");
        assertThat(round("Мир \uD83D\uDD4A", List.of(SUBJECT), null).title()).isEqualTo("Мир \uD83D\uDD4A");
        assertThat(round("e\u0301", List.of(SUBJECT), null).title()).isEqualTo("\u00E9");
    }

    private static Round round(String title, List<SubjectRef> subjects, Duration timer) {
        return new Round(negotiation(), 1, title, subjects, rules("consensus"), Taking.USUAL, timer, NOW);
    }

    private static Round prepared(String rules) {
        return new Round(negotiation(), 1, "On article 4", List.of(SUBJECT), rules(rules), Taking.USUAL, null, NOW);
    }

    private static RuleSet rules(String id) {
        return Presets.find(id).orElseThrow();
    }

    private static NegotiationId negotiation() {
        return new NegotiationId(new UUID(4, 4));
    }

    private static Electorate electorate() {
        return new Electorate(List.of(
                new Elector(new UUID(2, 1), "Northland", "party", 1, Set.of("party"), false),
                new Elector(new UUID(2, 2), "Southland", "party", 1, Set.of("party"), false)));
    }

    private static void refuses(ThrowingCallable deed, String key) {
        assertThatThrownBy(deed).isInstanceOf(RuleViolation.class).hasMessage(key);
    }
}
