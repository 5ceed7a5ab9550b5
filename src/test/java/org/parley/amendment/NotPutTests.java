package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.ProvisionId;
import org.parley.voting.NotPut;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A prepared round ends when what it was to put is gone, in the same moment and on record. */
@IntegrationTest
@RecordApplicationEvents
class NotPutTests {

    private final Bench bench;
    private final AmendmentService amendments;
    private final PackageService packages;
    private final RoundService rounds;
    private final RoundQueries queries;

    NotPutTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            PackageService packages,
            RoundService rounds,
            RoundQueries queries) {
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.amendments = amendments;
        this.packages = packages;
        this.rounds = rounds;
        this.queries = queries;
    }

    private RoundId prepared(Bench.Set set, SubjectRef... subjects) {
        return set.table()
                .asFacilitator()
                .call(() -> rounds.prepare(
                        set.table().negotiation(), "A round", Arrays.asList(subjects), "simple-majority", null));
    }

    private static SubjectRef ref(AmendmentId id) {
        return SubjectRef.of(SubjectRef.AMENDMENT, id);
    }

    private static SubjectRef article(ProvisionId id) {
        return SubjectRef.of(SubjectRef.PROVISION, id);
    }

    private RoundView see(Bench.Set set, RoundId round) {
        return set.table().as("Observer").call(() -> queries.get(round));
    }

    private NotPut notPut(Bench.Set set, RoundId round) {
        RoundView seen = see(set, round);
        assertThat(seen.state()).isEqualTo(RoundState.NOT_PUT);
        NotPut said = seen.notPut();
        assertThat(said).isNotNull();
        return said;
    }

    @Test
    void endsWithTheWithdrawalOfItsAmendmentAndTellsSoOnRecord(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId gone = set.filed("Northland", "cessation", "30", "20");
        AmendmentId stays = set.filed("Southland", "heavy", "first", "last");
        RoundId lost = prepared(set, ref(gone));
        RoundId kept = prepared(set, ref(stays));
        Instant before = see(set, lost).changedAt();
        set.table().asHead("Northland").run(() -> amendments.withdraw(gone, "We changed our mind."));

        NotPut said = notPut(set, lost);
        assertThat(said.why()).isEqualTo(NotPut.Why.WITHDRAWN);
        assertThat(said.subject()).isEqualTo(ref(gone));
        assertThat(said.cause()).isNull();
        assertThat(see(set, lost).changedAt()).isAfter(before);
        assertThat(see(set, kept).state()).isEqualTo(RoundState.PREPARED);

        List<Act> acts = events.stream(Act.class)
                .filter(act ->
                        act.type().equals("amendment.withdrawn") || act.type().equals("round.not-put"))
                .toList();
        assertThat(acts).hasSize(2);
        Act act = acts.stream()
                .filter(each -> each.type().equals("round.not-put"))
                .findFirst()
                .orElseThrow();
        assertThat(act.round()).isEqualTo(lost.value());
        assertThat(act.data())
                .containsEntry("lost", "withdrawn")
                .containsEntry("subject", ref(gone).toString());
        assertThat(act.actor().name()).isEqualTo("Northland head");

        As facilitator = set.table().asFacilitator();
        assertRefused(() -> facilitator.run(() -> rounds.open(lost)), "voting.error.state");
        assertRefused(() -> facilitator.run(() -> rounds.askAnnulment(lost, "Why not.")), "voting.error.state");
    }

    @Test
    void namesTheRoundByWhichItsAmendmentFell() {
        Bench.Set set = bench.set();
        AmendmentId winner = set.filed("Northland", "cessation", "30", "20");
        AmendmentId rival = set.filed("Southland", "cessation", "30", "45");
        RoundId lost = prepared(set, ref(rival));
        RoundId cause = set.vote(Choice.YES, winner);
        assertThat(set.see(rival).status()).isEqualTo(AmendmentStatus.OBSOLETE);
        NotPut said = notPut(set, lost);
        assertThat(said.why()).isEqualTo(NotPut.Why.FALLEN);
        assertThat(said.cause()).isEqualTo(cause);
        assertThat(see(set, cause).state()).isEqualTo(RoundState.PROCLAIMED);
    }

    @Test
    void endsOnceAnotherRoundHasDecidedOneOfItsQuestions() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        AmendmentId other = set.filed("Southland", "heavy", "first", "last");
        RoundId together = prepared(set, ref(one), ref(other));
        RoundId cause = set.vote(Choice.NO, one);
        NotPut said = notPut(set, together);
        assertThat(said.why()).isEqualTo(NotPut.Why.DECIDED);
        assertThat(said.subject()).isEqualTo(ref(one));
        assertThat(said.cause()).isEqualTo(cause);
        RoundId again = prepared(set, ref(other));
        set.table().asFacilitator().run(() -> rounds.open(again));
        assertThat(see(set, again).state())
                .as("what is left is put in a round of its own")
                .isEqualTo(RoundState.OPEN);
    }

    @Test
    void endsWithTheArticleThatAnAdoptionTookAway() {
        Bench.Set set = bench.set();
        AmendmentId deletion = set.file("Northland", set.draft("Northland", set.deleted("withdrawal")));
        RoundId lost = prepared(set, article(set.at("withdrawal")));
        RoundId kept = prepared(set, article(set.at("ceasefire")));
        RoundId cause = set.vote(Choice.YES, deletion);
        NotPut said = notPut(set, lost);
        assertThat(said.why()).isEqualTo(NotPut.Why.FALLEN);
        assertThat(said.cause()).isEqualTo(cause);
        assertThat(see(set, kept).state()).isEqualTo(RoundState.PREPARED);
    }

    @Test
    void endsWithThePackageThatIsGivenUp() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        AmendmentId other = set.filed("Northland", "heavy", "first", "last");
        PackageId bound = set.table()
                .asHead("Northland")
                .call(() -> packages.compose(
                        set.table().negotiation(),
                        new PackageText("Both", "They belong together."),
                        List.of(one, other)));
        RoundId lost = prepared(set, SubjectRef.of(SubjectRef.PACKAGE, bound));
        set.table().asHead("Northland").run(() -> packages.dissolve(bound, "Each alone."));
        assertThat(notPut(set, lost).why()).isEqualTo(NotPut.Why.WITHDRAWN);
    }

    private static void assertRefused(Runnable work, String key) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
