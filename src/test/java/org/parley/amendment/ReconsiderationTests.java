package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleStatus;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.NotPut;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundState;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What was decided is put again only if two thirds want it (UN General Assembly rules 81 and 123). */
@IntegrationTest
@RecordApplicationEvents
class ReconsiderationTests {

    private final Bench bench;
    private final PlanQueries plans;
    private final ReconsiderationService service;
    private final RoundService rounds;
    private final RoundQueries roundQueries;

    ReconsiderationTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            ReconsiderationService service,
            RoundService rounds,
            RoundQueries roundQueries) {
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.plans = plans;
        this.service = service;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
    }

    private static void refused(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }

    private static SubjectRef of(AmendmentId amendment) {
        return SubjectRef.of(SubjectRef.AMENDMENT, amendment);
    }

    private AmendmentId proposed(Bench.Set set, String label, String was, String is) {
        return set.file("Northland", set.draft("Northland", set.replaced(label, was, is)));
    }

    private ReconsiderationId moved(Bench.Set set, String delegation, SubjectRef subject) {
        return set.table().asHead(delegation).call(() -> service.move(subject, "The maps have changed."));
    }

    /** Puts a motion to the vote and has everybody vote the same. */
    private void voted(Bench.Set set, ReconsiderationId motion, Choice choice) {
        RoundId round = set.table().asFacilitator().call(() -> service.prepare(motion, Locale.ENGLISH));
        set.table().asFacilitator().run(() -> rounds.open(round));
        set.cast(round, choice);
        set.proclaim(round);
    }

    private ReconsiderationStatus status(Bench.Set set, SubjectRef subject) {
        return set.table()
                .as("Observer")
                .call(() -> service.last(subject).orElseThrow())
                .status();
    }

    @Test
    void putsARejectedAmendmentAgainOnceTwoThirdsWantIt(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId amendment = proposed(set, "cessation", "30", "20");
        set.vote(Choice.NO, amendment);
        refused("amendment.error.reconsider-first", () -> set.open(amendment));
        ReconsiderationId motion = moved(set, "Southland", of(amendment));
        refused("amendment.error.reconsider-moved", () -> moved(set, "Eastland", of(amendment)));
        refused("amendment.error.reconsider-first", () -> set.open(amendment));
        refused(
                "amendment.error.reconsider-rules",
                () -> set.open(List.of(SubjectRef.of(SubjectRef.RECONSIDERATION, motion))));
        // the text moves on meanwhile
        set.vote(Choice.YES, proposed(set, "prisoners", "60", "40"));
        voted(set, motion, Choice.YES);

        assertThat(status(set, of(amendment))).isEqualTo(ReconsiderationStatus.CARRIED);
        assertThat(set.see(amendment).status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(set.see(amendment).version())
                .as("as it reads on the newest text")
                .isEqualTo(set.version());
        set.vote(Choice.YES, amendment);
        assertThat(set.words("cessation")).contains("20");
        assertThat(set.words("prisoners")).contains("40");
        assertThat(events.stream(Act.class)
                        .filter(act -> act.subject().equals(of(amendment)))
                        .map(Act::type)
                        .filter(type -> type.contains("reconsider")))
                .containsExactly("reconsideration.moved", "reconsideration.carried", "amendment.reconsidered");
        refused("amendment.error.adopted-again", () -> set.open(amendment));
        refused("amendment.error.adopted-again", () -> moved(set, "Southland", of(amendment)));
    }

    @Test
    void leavesItRejectedWhereTwoThirdsDoNotWantItAndHearsTheMotionOnce() {
        Bench.Set set = bench.set();
        AmendmentId amendment = proposed(set, "cessation", "30", "20");
        refused("amendment.error.not-decided", () -> moved(set, "Southland", of(amendment)));
        set.vote(Choice.NO, amendment);
        voted(set, moved(set, "Southland", of(amendment)), Choice.NO);
        assertThat(status(set, of(amendment))).isEqualTo(ReconsiderationStatus.LOST);
        assertThat(set.see(amendment).status()).isEqualTo(AmendmentStatus.REJECTED);
        refused("amendment.error.reconsider-lost", () -> moved(set, "Eastland", of(amendment)));
    }

    @Test
    void lapsesWithItsPreparedRoundWhenTheArticleReadsDifferently(ApplicationEvents events) {
        Bench.Set set = bench.set();
        SubjectRef article = SubjectRef.of(SubjectRef.PROVISION, set.at("ceasefire"));
        RoundId first = set.open(List.of(article));
        set.cast(first, Choice.NO);
        set.proclaim(first);
        ReconsiderationId motion = moved(set, "Southland", article);
        RoundId prepared = set.table().asFacilitator().call(() -> service.prepare(motion, Locale.ENGLISH));
        set.vote(Choice.YES, proposed(set, "heavy", "first", "last"));
        assertThat(status(set, article)).as("another article").isEqualTo(ReconsiderationStatus.MOVED);
        RoundId cause = set.vote(Choice.YES, proposed(set, "cessation", "30", "20"));

        assertThat(status(set, article)).isEqualTo(ReconsiderationStatus.LAPSED);
        NotPut ended = set.table()
                .as("Observer")
                .call(() -> roundQueries.get(prepared))
                .notPut();
        assertThat(ended.why()).isEqualTo(NotPut.Why.FALLEN);
        assertThat(ended.cause()).isEqualTo(cause);
        assertThat(events.stream(Act.class).filter(act -> act.type().equals("reconsideration.lapsed")))
                .singleElement()
                .satisfies(act -> assertThat(act.round()).isEqualTo(cause.value()));
        set.table()
                .asFacilitator()
                .run(() -> rounds.open(set.table()
                        .asFacilitator()
                        .call(() -> rounds.prepare(
                                set.table().negotiation(), "Again", List.of(article), "simple-majority", null))));
    }

    @Test
    void putsAnArticleAgainOnlyWhereItReadsOtherwiseOrTwoThirdsWantIt() {
        Bench.Set set = bench.set();
        SubjectRef article = SubjectRef.of(SubjectRef.PROVISION, set.at("ceasefire"));
        RoundId first = set.open(List.of(article));
        set.cast(first, Choice.NO);
        set.proclaim(first);
        refused("amendment.error.article-decided", () -> set.open(List.of(article)));
        voted(set, moved(set, "Westland", article), Choice.YES);
        assertThat(set.table()
                        .as("Observer")
                        .call(() -> plans.articleStatus(set.plan()).get(set.at("ceasefire"))))
                .isEqualTo(ArticleStatus.OPEN);
        RoundId second = set.open(List.of(article));
        set.cast(second, Choice.YES);
        set.proclaim(second);
        refused("amendment.error.article-decided", () -> set.open(List.of(article)));
        // an amendment makes it another question
        set.vote(Choice.YES, proposed(set, "cessation", "30", "20"));
        RoundId third = set.open(List.of(article));
        assertThat(third).isNotEqualTo(second);
    }

    @Test
    void isMovedAndTakenBackByWhoSpeaksForADelegation() {
        Bench.Set set = bench.set();
        AmendmentId amendment = proposed(set, "cessation", "30", "20");
        set.vote(Choice.NO, amendment);
        for (String other : List.of("Northland adviser", "Observer", "Facilitator")) {
            assertThatThrownBy(() -> set.table().as(other).run(() -> service.move(of(amendment), "Why not?")))
                    .as(other)
                    .isInstanceOf(RuleViolation.class);
        }
        ReconsiderationId motion = moved(set, "Southland", of(amendment));
        assertThatThrownBy(() -> set.table().asHead("Eastland").run(() -> service.prepare(motion, Locale.ENGLISH)))
                .isInstanceOf(AccessDeniedException.class);
        RoundId round = set.table().asFacilitator().call(() -> service.prepare(motion, Locale.ENGLISH));
        assertThat(set.table().asFacilitator().call(() -> service.prepare(motion, Locale.ENGLISH)))
                .as("taken up, not doubled")
                .isEqualTo(round);
        refused(
                "amendment.error.other-delegation",
                () -> set.table().asHead("Eastland").run(() -> service.withdraw(motion)));
        set.table().asHead("Southland").run(() -> service.withdraw(motion));
        assertThat(set.table()
                        .asFacilitator()
                        .call(() -> roundQueries.get(round).state()))
                .isEqualTo(RoundState.NOT_PUT);
        moved(set, "Eastland", of(amendment));
    }
}
