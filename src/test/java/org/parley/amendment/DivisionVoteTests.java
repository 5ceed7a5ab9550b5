package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
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
import org.parley.text.PlanText;
import org.parley.voting.NotPut;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundState;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** An amendment is voted on in parts, and what is adopted is exactly the parts that carried. */
@IntegrationTest
@RecordApplicationEvents
class DivisionVoteTests {

    private static final String RULES = "simple-majority";

    private final Bench bench;
    private final AmendmentService amendments;
    private final DivisionService service;
    private final DivisionQueries queries;
    private final RoundService rounds;
    private final RoundQueries roundQueries;

    DivisionVoteTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            DivisionService service,
            DivisionQueries queries,
            RoundService rounds,
            RoundQueries roundQueries) {
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.amendments = amendments;
        this.service = service;
        this.queries = queries;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
    }

    /** One amendment with three changes that do not touch. */
    private AmendmentId three(Bench.Set set) {
        PlanText edited = set.replaced("cessation", "30", "20");
        edited = set.replaced(edited, "prisoners", "60", "40");
        edited = set.replaced(edited, "heavy", "first", "last");
        return set.file("Northland", set.draft("Northland", edited));
    }

    private DivisionId asked(Bench.Set set, AmendmentId amendment) {
        return set.table()
                .asHead("Southland")
                .call(() -> service.ask(amendment, List.of(List.of(0), List.of(1), List.of(2))));
    }

    private List<RoundId> prepared(Bench.Set set, DivisionId division) {
        return set.table().asFacilitator().call(() -> service.prepare(division, RULES, Locale.ENGLISH));
    }

    private DivisionView see(Bench.Set set, AmendmentId amendment) {
        return set.table()
                .as("Observer")
                .call(() -> queries.last(Wholes.of(amendment)).orElseThrow());
    }

    private RoundState state(Bench.Set set, RoundId round) {
        return set.table().as("Observer").call(() -> roundQueries.get(round).state());
    }

    @Test
    void adoptsExactlyThePartsThatCarriedOnceTheyCarryAsAWhole(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId amendment = three(set);
        DivisionId division = asked(set, amendment);
        List<RoundId> votes = prepared(set, division);
        assertThat(votes).hasSize(4);
        assertThat(prepared(set, division)).as("taken up, not doubled").isEqualTo(votes);
        assertThat(see(set, amendment).next()).isZero();

        As facilitator = set.table().asFacilitator();
        assertRefused(() -> facilitator.run(() -> rounds.open(votes.get(1))), "amendment.error.division-turn");
        assertRefused(() -> facilitator.run(() -> rounds.open(votes.get(3))), "amendment.error.division-parts-first");
        set.vote(votes.get(0), Choice.YES);
        set.vote(votes.get(1), Choice.NO);
        assertThat(set.words("cessation")).as("nothing enters before the whole").contains("30");
        assertThat(see(set, amendment).next()).isEqualTo(2);
        set.vote(votes.get(2), Choice.YES);

        DivisionView ended = see(set, amendment);
        assertThat(ended.status()).isEqualTo(DivisionStatus.ENDED);
        assertThat(ended.parts()).extracting(DivisionView.Part::carried).containsExactly(true, false, true);
        assertThat(set.see(amendment).changes()).hasSize(2);
        assertThat(set.see(amendment).remark().kind()).isEqualTo(Remark.Kind.DIVIDED);
        set.vote(votes.get(3), Choice.YES);
        assertThat(set.see(amendment).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.words("cessation")).contains("within 20 days");
        assertThat(set.words("prisoners")).contains("within 60 days");
        assertThat(set.words("heavy")).isEqualTo("Heavy weapons go last.");
        assertThat(events.stream(Act.class).map(Act::type))
                .containsSubsequence(
                        "division.asked",
                        "division.begun",
                        "division.part-carried",
                        "division.part-fell",
                        "division.part-carried",
                        "amendment.divided",
                        "amendment.adopted");
    }

    @Test
    void rejectsTheWholeWithoutAVoteWhenEveryPartFalls() {
        Bench.Set set = bench.set();
        AmendmentId amendment = three(set);
        List<RoundId> votes = prepared(set, asked(set, amendment));
        for (RoundId part : votes.subList(0, 3)) {
            set.vote(part, Choice.NO);
        }
        assertThat(set.see(amendment).status()).isEqualTo(AmendmentStatus.REJECTED);
        assertThat(set.see(amendment).remark().round()).isEqualTo(votes.get(2).value());
        assertThat(state(set, votes.get(3))).isEqualTo(RoundState.NOT_PUT);
        assertThat(set.version()).isEqualTo(1);
    }

    @Test
    void putsWhetherToDivideFirstWhereADelegationObjects() {
        Bench.Set set = bench.set();
        AmendmentId amendment = three(set);
        DivisionId division = asked(set, amendment);
        assertRefused(
                () -> set.table().asHead("Southland").run(() -> service.oppose(division)),
                "amendment.error.division-own");
        set.table().asHead("Eastland").run(() -> service.oppose(division));
        assertRefused(
                () -> set.table().asHead("Eastland").run(() -> service.oppose(division)),
                "amendment.error.division-objected");
        List<RoundId> motion = prepared(set, division);
        assertThat(motion).hasSize(1);
        set.vote(motion.getFirst(), Choice.YES);
        assertThat(see(set, amendment).status()).isEqualTo(DivisionStatus.VOTING);
        assertThat(prepared(set, division)).hasSize(4);
    }

    @Test
    void putsTheWholeAtOnceWhereTheTableRefusesToDivide() {
        Bench.Set set = bench.set();
        AmendmentId amendment = three(set);
        DivisionId division = asked(set, amendment);
        assertRefused(() -> set.open(amendment), "amendment.error.division-first");
        set.table().asHead("Eastland").run(() -> service.oppose(division));
        set.vote(prepared(set, division).getFirst(), Choice.NO);
        assertThat(see(set, amendment).status()).isEqualTo(DivisionStatus.REFUSED);
        assertRefused(() -> prepared(set, division), "amendment.error.division-state");
        set.vote(Choice.YES, amendment);
        assertThat(set.see(amendment).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.words("prisoners")).contains("within 40 days");
    }

    @Test
    void staysAsItIsWhileItsPartsArePutAndFollowsAfterwards() {
        Bench.Set set = bench.set();
        AmendmentId amendment = three(set);
        AmendmentId other = set.filed("Eastland", "line", "50,000", "25,000");
        List<RoundId> votes = prepared(set, asked(set, amendment));
        set.vote(votes.get(0), Choice.YES);
        set.vote(Choice.YES, other);
        assertThat(set.see(amendment).version())
                .as("held still between its parts")
                .isEqualTo(1);
        assertRefused(
                () -> set.table().asHead("Northland").run(() -> amendments.withdraw(amendment, "")),
                "amendment.error.under-vote");
        set.vote(votes.get(1), Choice.NO);
        set.vote(votes.get(2), Choice.NO);
        assertThat(set.see(amendment).version()).isEqualTo(2);
        assertThat(set.see(amendment).changes()).hasSize(1);
        set.vote(votes.get(3), Choice.YES);
        assertThat(set.words("cessation")).contains("within 20 days");
        assertThat(set.words("line")).contains("25,000");
    }

    @Test
    void endsWithARequestThatIsTakenBackOrAnAmendmentThatIsWithdrawn() {
        Bench.Set set = bench.set();
        AmendmentId amendment = three(set);
        DivisionId division = asked(set, amendment);
        set.table().asHead("Eastland").run(() -> service.oppose(division));
        RoundId motion = prepared(set, division).getFirst();
        set.table().asHead("Southland").run(() -> service.withdraw(division));
        assertThat(see(set, amendment).status()).isEqualTo(DivisionStatus.WITHDRAWN);
        assertThat(set.table()
                        .as("Observer")
                        .call(() -> roundQueries.get(motion).notPut().why()))
                .isEqualTo(NotPut.Why.WITHDRAWN);

        asked(set, amendment);
        set.table().asHead("Northland").run(() -> amendments.withdraw(amendment, ""));
        assertThat(see(set, amendment).status()).isEqualTo(DivisionStatus.LOST);
    }

    @Test
    void refusesWhatCannotBeDividedSoAndWhoMayNotAsk() {
        Bench.Set set = bench.set();
        AmendmentId amendment = three(set);
        As southland = set.table().asHead("Southland");
        assertRefused(
                () -> southland.run(() -> service.ask(amendment, List.of(List.of(0), List.of(1)))),
                "text.error.division-parts");
        assertRefused(
                () -> southland.run(() -> service.ask(amendment, List.of(List.of(0, 1, 2)))),
                "text.error.division-number");
        assertRefused(
                () -> set.table()
                        .as("Northland adviser")
                        .run(() -> service.ask(amendment, List.of(List.of(0), List.of(1, 2)))),
                "amendment.error.adviser");
        assertRefused(
                () -> set.table().asFacilitator().run(() -> service.ask(amendment, List.of(List.of(0), List.of(1, 2)))),
                "amendment.error.facilitator");
        DivisionId division = asked(set, amendment);
        assertRefused(() -> asked(set, amendment), "amendment.error.division-there");
        assertThatThrownBy(() -> southland.run(() -> service.prepare(division, RULES, Locale.ENGLISH)))
                .isInstanceOf(AccessDeniedException.class);
        assertRefused(
                () -> set.table().asHead("Eastland").run(() -> service.withdraw(division)),
                "amendment.error.other-delegation");
        set.table().asHead("Eastland").run(() -> service.oppose(division));
        assertRefused(
                () -> set.table()
                        .asFacilitator()
                        .run(() -> rounds.prepare(
                                set.table().negotiation(),
                                "By two thirds",
                                List.of(SubjectRef.of(SubjectRef.DIVISION, division)),
                                "un-important",
                                null)),
                "amendment.error.division-rules");
    }

    private static void assertRefused(Runnable work, String key) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
