package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleRulesService;
import org.parley.plan.Mark;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.PlanText;
import org.parley.voting.Block;
import org.parley.voting.NotPut;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Amendments put as a block: one vote decides each, until somebody asks for a separate one. */
@IntegrationTest
@RecordApplicationEvents
class BlockTests {

    private static final String RULES = "simple-majority";
    private static final String REASON = "Nobody speaks against them.";

    private final Bench bench;
    private final AmendmentService amendments;
    private final PackageService packages;
    private final DivisionService divisions;
    private final ArticleRulesService articles;
    private final OrderService service;
    private final OrderQueries queries;
    private final RoundService rounds;
    private final RoundQueries roundQueries;

    BlockTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            PackageService packages,
            DivisionService divisions,
            ArticleRulesService articles,
            OrderService service,
            OrderQueries queries,
            RoundService rounds,
            RoundQueries roundQueries) {
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.amendments = amendments;
        this.packages = packages;
        this.divisions = divisions;
        this.articles = articles;
        this.service = service;
        this.queries = queries;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
    }

    /** A table before which three amendments are that do not meet. */
    private record Three(Bench.Set set, AmendmentId days, AmendmentId prisoners, AmendmentId heavy) {

        AmendmentId[] all() {
            return new AmendmentId[] {days, prisoners, heavy};
        }
    }

    private Three three() {
        Bench.Set set = bench.set();
        return new Three(
                set,
                set.filed("Northland", "cessation", "30", "20"),
                set.filed("Southland", "prisoners", "60", "40"),
                set.filed("Eastland", "heavy", "first", "last"));
    }

    private RoundId block(Bench.Set set, AmendmentId... put) {
        return set.table()
                .asFacilitator()
                .call(() -> service.block(set.plan(), List.of(put), RULES, REASON, Locale.ENGLISH));
    }

    private RoundView see(Bench.Set set, RoundId round) {
        return set.table().as("Observer").call(() -> roundQueries.get(round));
    }

    private OrderView order(Bench.Set set) {
        return set.table().as("Observer").call(() -> queries.order(set.plan()));
    }

    private static SubjectRef ref(AmendmentId id) {
        return SubjectRef.of(SubjectRef.AMENDMENT, id);
    }

    @Test
    void adoptsEachByTheOneVote(ApplicationEvents events) {
        Three three = three();
        Bench.Set set = three.set();
        RoundId round = block(set, three.all());
        assertThat(see(set, round).subjects())
                .containsExactlyInAnyOrder(ref(three.days()), ref(three.prisoners()), ref(three.heavy()));
        assertThat(see(set, round).block()).isEqualTo(new Block(REASON, List.of()));
        assertThat(order(set).next().orElseThrow().round().id()).isEqualTo(round);
        Act prepared = events.stream(Act.class)
                .filter(act -> act.type().equals("round.prepared"))
                .findFirst()
                .orElseThrow();
        assertThat(prepared.data()).containsEntry("block", true);
        assertThat(prepared.text()).isEqualTo(REASON);

        set.vote(round, Choice.YES);
        for (AmendmentId each : three.all()) {
            assertThat(set.see(each).status()).isEqualTo(AmendmentStatus.ADOPTED);
            assertThat(set.see(each).remark().round()).isEqualTo(round.value());
        }
        assertThat(set.words("cessation")).contains("within 20 days");
        assertThat(set.words("prisoners")).contains("within 40 days");
        assertThat(set.words("heavy")).isEqualTo("Heavy weapons go last.");
    }

    @Test
    void rejectsEachByTheOneVoteAndNamesTheRound() {
        Three three = three();
        RoundId round = block(three.set(), three.all());
        three.set().vote(round, Choice.NO);
        for (AmendmentId each : three.all()) {
            assertThat(three.set().see(each).status()).isEqualTo(AmendmentStatus.REJECTED);
            assertThat(three.set().see(each).remark().round()).isEqualTo(round.value());
        }
    }

    @Test
    void letsEveryDelegationTakeOneOutUntilItOpens(ApplicationEvents events) {
        Three three = three();
        Bench.Set set = three.set();
        As facilitator = set.table().asFacilitator();
        RoundId alone = facilitator.call(
                () -> rounds.prepare(set.table().negotiation(), "Alone", List.of(ref(three.days())), RULES, null));
        RoundId round = block(set, three.all());
        assertThat(see(set, alone).notPut().why()).as("it would be put twice").isEqualTo(NotPut.Why.JOINED);
        assertThat(see(set, alone).notPut().cause()).isEqualTo(round);

        refuses(
                () -> set.table().as("Observer").run(() -> rounds.separate(round, ref(three.days()))),
                "voting.error.block-who");
        set.table().asHead("Westland").run(() -> rounds.separate(round, ref(three.days())));
        RoundView left = see(set, round);
        assertThat(left.state()).isEqualTo(RoundState.PREPARED);
        assertThat(left.subjects()).containsExactlyInAnyOrder(ref(three.prisoners()), ref(three.heavy()));
        assertThat(left.block().left()).singleElement().satisfies(gone -> {
            assertThat(gone.subject()).isEqualTo(ref(three.days()));
            assertThat(gone.why()).isEqualTo(NotPut.Why.SEPARATE);
            assertThat(gone.by()).isEqualTo(set.table().delegation("Westland"));
        });
        Act said = events.stream(Act.class)
                .filter(act -> act.type().equals("round.separated"))
                .findFirst()
                .orElseThrow();
        assertThat(said.actor().name()).isEqualTo("Westland head");
        assertThat(said.data()).containsEntry("subject", ref(three.days()).toString());

        List<RoundId> prepared = facilitator.call(() -> service.prepare(set.plan(), null, RULES, Locale.ENGLISH));
        assertThat(prepared)
                .as("the one by itself, and both articles as amended")
                .hasSize(3);
        assertThat(order(set).turns())
                .extracting(turn -> turn.round().id())
                .startsWith(round)
                .containsAll(prepared)
                .hasSize(4);
        set.vote(round, Choice.YES);
        assertThat(set.see(three.days()).status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(set.see(three.heavy()).status()).isEqualTo(AmendmentStatus.ADOPTED);
        refuses(
                () -> set.table().asHead("Westland").run(() -> rounds.separate(round, ref(three.heavy()))),
                "voting.error.state");
    }

    @Test
    void isNotPutOnceNothingIsLeftToPutTogether() {
        Three three = three();
        Bench.Set set = three.set();
        RoundId round = block(set, three.days(), three.heavy());
        set.table().asHead("Midland").run(() -> rounds.separate(round, ref(three.heavy())));
        NotPut ended = see(set, round).notPut();
        assertThat(ended.why()).isEqualTo(NotPut.Why.SEPARATE);
        assertThat(ended.subject()).isEqualTo(ref(three.heavy()));
    }

    @Test
    void goesOnWithoutWhatIsWithdrawnDecidedOrMustBePutByItself() {
        Three three = three();
        Bench.Set set = three.set();
        AmendmentId line = set.filed("Northland", "line", "50,000", "25,000");
        RoundId round = block(set, three.days(), three.prisoners(), three.heavy(), line);
        set.table().asHead("Northland").run(() -> amendments.withdraw(line, "Not now."));
        set.filedUnder(three.heavy(), "Westland", base -> set.replaced(base, "heavy", "last", "second"));
        RoundView left = see(set, round);
        assertThat(left.subjects()).containsExactlyInAnyOrder(ref(three.days()), ref(three.prisoners()));
        assertThat(left.block().left())
                .extracting(Block.Left::why)
                .containsExactly(NotPut.Why.WITHDRAWN, NotPut.Why.APART);
        set.vote(Choice.NO, three.days());
        assertThat(see(set, round).notPut().why()).isEqualTo(NotPut.Why.DECIDED);
    }

    @Test
    void losesWhatIsBoundOrToBeDivided() {
        Three three = three();
        Bench.Set set = three.set();
        PlanText edited = set.replaced(set.replaced("line", "50,000", "25,000"), "forces", "withdraw", "pull back");
        AmendmentId parts = set.file("Northland", set.draft("Northland", edited));
        RoundId round = block(set, three.days(), three.prisoners(), three.heavy(), parts);
        set.table().asHead("Southland").run(() -> divisions.ask(parts, List.of(List.of(0), List.of(1))));
        assertThat(see(set, round).subjects()).doesNotContain(ref(parts)).hasSize(3);
        set.table()
                .asHead("Northland")
                .run(() -> packages.compose(
                        set.table().negotiation(),
                        new PackageText("A deal", "It hangs together."),
                        List.of(three.days(), parts)));
        assertThat(see(set, round).subjects()).containsExactlyInAnyOrder(ref(three.prisoners()), ref(three.heavy()));
    }

    @Test
    void namesThePairThatOneVoteCannotDecide() {
        Three three = three();
        Bench.Set set = three.set();
        AmendmentId rival = set.filed("Westland", "cessation", "30", "45");
        RuleViolation pair = refused(() -> block(set, three.days(), rival), "amendment.error.block-pair");
        assertThat(pair.arguments()).startsWith(number(set, three.days()), number(set, rival));
        RuleViolation first = refused(() -> block(set, rival, three.heavy()), "amendment.error.block-first");
        assertThat(first.arguments()).startsWith(number(set, three.days()), number(set, rival));

        BlockChoice choice = set.table().as("Observer").call(() -> queries.blockChoice(set.plan()));
        assertThat(choice.fit()).containsExactlyInAnyOrder(three.all());
        assertThat(choice.barred()).containsOnlyKeys(rival);

        RoundId round = block(set, three.all());
        AmendmentId far = set.filed("Midland", "cessation", "within 30 days", "in one single week");
        RuleViolation late =
                refused(() -> set.table().asFacilitator().run(() -> rounds.open(round)), "amendment.error.block-first");
        assertThat(late.arguments()).startsWith(number(set, far), number(set, three.days()));
    }

    @Test
    void holdsOnlyWhatTheSameRulesDecideAndNoSubAmendment() {
        Three three = three();
        Bench.Set set = three.set();
        AmendmentId sub =
                set.filedUnder(three.heavy(), "Westland", base -> set.replaced(base, "heavy", "last", "second"));
        refuses(() -> block(set, three.days(), sub), "amendment.error.block-sub");
        refuses(() -> block(set, three.days(), three.heavy()), "amendment.error.block-amended");
        refuses(() -> block(set, three.days()), "voting.error.block-few");
        set.table().asHead("Westland").run(() -> amendments.withdraw(sub, "Not now."));

        set.table()
                .asFacilitator()
                .run(() -> articles.decideBy(
                        set.at("withdrawal"), Set.of(Mark.PRECEDENT_SETTING), null, "Others will point to it"));
        RuleViolation rules = refused(
                () -> set.table()
                        .asFacilitator()
                        .run(() ->
                                service.block(set.plan(), List.of(three.all()), "substance", REASON, Locale.ENGLISH)),
                "amendment.error.block-rules");
        assertThat(rules.arguments()).doesNotHaveDuplicates().hasSize(2);
        assertThatThrownBy(() -> set.table()
                        .asHead("Northland")
                        .run(() -> service.block(set.plan(), List.of(three.all()), RULES, REASON, Locale.ENGLISH)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private int number(Bench.Set set, AmendmentId id) {
        return set.see(id).number();
    }

    private static void refuses(ThrowingCallable act, String key) {
        refused(act, key);
    }

    private static RuleViolation refused(ThrowingCallable act, String key) {
        RuleViolation[] refusal = new RuleViolation[1];
        assertThatThrownBy(act).isInstanceOfSatisfying(RuleViolation.class, violation -> {
            assertThat(violation.key()).isEqualTo(key);
            refusal[0] = violation;
        });
        return refusal[0];
    }
}
