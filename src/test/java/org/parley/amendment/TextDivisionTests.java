package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.plan.ArticleStatus;
import org.parley.plan.ClosureService;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.Provision;
import org.parley.voting.NotPut;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundState;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A text is voted on in parts as it stands: what does not carry falls out of it, and what is left is put as a whole. */
@IntegrationTest
@RecordApplicationEvents
class TextDivisionTests {

    private static final String RULES = "simple-majority";

    private final Bench bench;
    private final DivisionService service;
    private final DivisionQueries queries;
    private final OrderService order;
    private final OrderQueries orders;
    private final ClosureService closures;
    private final RoundService rounds;
    private final RoundQueries roundQueries;
    private final PlanQueries plans;
    private final Subjects subjects;

    TextDivisionTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            DivisionService service,
            DivisionQueries queries,
            OrderService order,
            OrderQueries orders,
            ClosureService closures,
            RoundService rounds,
            RoundQueries roundQueries,
            Subjects subjects) {
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.service = service;
        this.queries = queries;
        this.order = order;
        this.orders = orders;
        this.closures = closures;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
        this.plans = plans;
        this.subjects = subjects;
    }

    private static SubjectRef article(Bench.Set set) {
        return SubjectRef.of(SubjectRef.PROVISION, set.at("ceasefire"));
    }

    /** The ceasefire in three parts, one for each of its provisions. */
    private DivisionId asked(Bench.Set set) {
        return set.table()
                .asHead("Southland")
                .call(() -> service.ask(set.at("ceasefire"), List.of(List.of(0), List.of(1), List.of(2))));
    }

    private List<RoundId> prepared(Bench.Set set, DivisionId division) {
        return set.table().asFacilitator().call(() -> service.prepare(division, RULES, Locale.ENGLISH));
    }

    private DivisionView see(Bench.Set set, SubjectRef whole) {
        return set.table().as("Observer").call(() -> queries.last(whole).orElseThrow());
    }

    private RoundState state(Bench.Set set, RoundId round) {
        return set.table().as("Observer").call(() -> roundQueries.get(round).state());
    }

    private ArticleStatus status(Bench.Set set, String label) {
        return set.table()
                .as("Observer")
                .call(() -> plans.articleStatus(set.plan()).get(set.at(label)));
    }

    private static List<String> under(Bench.Set set) {
        return set.text().find(set.at("ceasefire")).orElseThrow().children().stream()
                .map(Provision::text)
                .toList();
    }

    private String detail(Bench.Set set, SubjectRef subject) {
        return set.table()
                .as("Observer")
                .call(() ->
                        subjects.describe(subject, Locale.ENGLISH).orElseThrow().detail());
    }

    @Test
    void dropsWhatDoesNotCarryOnceAllIsDecidedAndAgreesToTheRestAsAWhole(ApplicationEvents events) {
        Bench.Set set = bench.set();
        DivisionId division = asked(set);
        List<RoundId> votes = prepared(set, division);
        assertThat(votes).hasSize(4);
        SubjectRef second = new SubjectRef(
                SubjectRef.PART, see(set, article(set)).parts().get(1).id());
        assertThat(detail(set, second)).isEqualTo("1(2) The line is recorded on maps of a scale of 1 to 50,000.");
        assertRefused(
                () -> set.table().asFacilitator().run(() -> rounds.open(votes.get(3))),
                "amendment.error.division-text-parts-first");
        assertRefused(
                () -> set.table().asFacilitator().run(() -> rounds.open(votes.get(2))),
                "amendment.error.division-turn");
        set.vote(votes.get(0), Choice.YES);
        assertRefused(
                () -> set.open(List.of(SubjectRef.of(SubjectRef.CLOSURE, set.at("ceasefire")))),
                "amendment.error.division-text-parts-first");
        set.vote(votes.get(1), Choice.NO);
        assertThat(set.version()).as("nothing goes before the last part").isEqualTo(1);
        set.vote(votes.get(2), Choice.YES);

        DivisionView ended = see(set, article(set));
        assertThat(ended.status()).isEqualTo(DivisionStatus.ENDED);
        assertThat(ended.parts()).extracting(DivisionView.Part::carried).containsExactly(true, false, true);
        assertThat(detail(set, second)).as("as it was voted on").contains("The line is recorded");
        assertThat(set.version()).isEqualTo(2);
        assertThat(under(set)).hasSize(2).noneMatch(words -> words.contains("The line"));
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.OPEN);
        assertRefused(
                () -> set.table()
                        .asHead("Eastland")
                        .run(() -> service.ask(set.at("ceasefire"), List.of(List.of(0), List.of(1)))),
                "amendment.error.division-there");
        set.vote(votes.get(3), Choice.YES);
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.AGREED);
        assertThat(events.stream(Act.class).map(Act::type))
                .containsSubsequence(
                        "division.asked",
                        "division.begun",
                        "division.part-carried",
                        "division.part-fell",
                        "division.part-carried",
                        "version.adopted",
                        "article.marked");
    }

    @Test
    void rejectsTheArticleWithoutAVoteWhenEveryPartFallsAndLeavesItsWords() {
        Bench.Set set = bench.set();
        List<RoundId> votes = prepared(set, asked(set));
        for (RoundId part : votes.subList(0, 3)) {
            set.vote(part, Choice.NO);
        }
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.REJECTED);
        assertThat(state(set, votes.get(3))).isEqualTo(RoundState.NOT_PUT);
        assertThat(set.version()).isEqualTo(1);
        assertRefused(() -> asked(set), "amendment.error.article-decided");
    }

    @Test
    void putsWhetherToDivideFirstAndTheArticleAtOnceWhereTheTableRefuses() {
        Bench.Set set = bench.set();
        DivisionId division = asked(set);
        assertRefused(() -> set.open(List.of(article(set))), "amendment.error.division-text-first");
        set.table().asHead("Eastland").run(() -> service.oppose(division));
        set.vote(prepared(set, division).getFirst(), Choice.NO);
        assertThat(see(set, article(set)).status()).isEqualTo(DivisionStatus.REFUSED);
        RoundId whole = set.open(List.of(article(set)));
        set.cast(whole, Choice.YES);
        set.proclaim(whole);
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.AGREED);

        DivisionId again = set.table()
                .asHead("Southland")
                .call(() -> service.ask(set.at("withdrawal"), List.of(List.of(1), List.of(0))));
        set.table().asHead("Eastland").run(() -> service.oppose(again));
        set.vote(prepared(set, again).getFirst(), Choice.YES);
        assertThat(prepared(set, again)).as("two parts and the whole").hasSize(3);
    }

    @Test
    void keepsTheTextStillBetweenItsPartsAndBringsWhatIsPendingToWhatIsLeft() {
        Bench.Set set = bench.set();
        AmendmentId line = set.filed("Eastland", "line", "50,000", "25,000");
        AmendmentId days = set.filed("Northland", "cessation", "30", "20");
        AmendmentId other = set.filed("Westland", "heavy", "first", "last");
        DivisionId division = asked(set);
        List<RoundId> votes = prepared(set, division);
        Map<SubjectRef, List<String>> warned = set.table()
                .asFacilitator()
                .call(() -> roundQueries.warnings(
                        set.table().negotiation(),
                        roundQueries.get(votes.getFirst()).subjects(),
                        Locale.ENGLISH));
        assertThat(warned.values().stream().flatMap(List::stream))
                .anyMatch(said -> said.startsWith("2 amendments to this text"))
                .anyMatch(said -> said.startsWith("If this part falls:") && said.contains("2(1)"));
        set.vote(votes.get(0), Choice.YES);
        assertRefused(() -> set.open(days), "amendment.error.division-text-parts-first");
        assertRefused(
                () -> set.open(List.of(SubjectRef.of(SubjectRef.CLOSURE, set.at("ceasefire")))),
                "closure.error.pending");
        set.vote(Choice.YES, other);
        assertThat(see(set, article(set)).status())
                .as("another article is no matter of it")
                .isEqualTo(DivisionStatus.VOTING);
        set.vote(votes.get(1), Choice.NO);
        set.vote(votes.get(2), Choice.YES);
        assertThat(set.see(line).status()).isEqualTo(AmendmentStatus.OBSOLETE);
        assertThat(set.see(days).version()).isEqualTo(3);
        set.vote(Choice.YES, days);
        assertThat(set.words("cessation")).contains("within 20 days");
    }

    @Test
    void lapsesWhereTheArticleIsDecidedOrNoLongerHasThoseParts() {
        Bench.Set set = bench.set();
        DivisionId division = asked(set);
        AmendmentId gone = set.file("Northland", set.draft("Northland", set.deleted("line")));
        set.vote(Choice.YES, gone);
        assertThat(see(set, article(set)).status()).isEqualTo(DivisionStatus.LOST);
        assertRefused(() -> prepared(set, division), "amendment.error.division-state");

        DivisionId second = set.table()
                .asHead("Southland")
                .call(() -> service.ask(set.at("ceasefire"), List.of(List.of(0), List.of(1))));
        set.table().asHead("Eastland").run(() -> service.oppose(second));
        RoundId motion = prepared(set, second).getFirst();
        set.table().asHead("Southland").run(() -> service.withdraw(second));
        assertThat(set.table()
                        .as("Observer")
                        .call(() -> roundQueries.get(motion).notPut().why()))
                .isEqualTo(NotPut.Why.WITHDRAWN);
    }

    private static SubjectRef text(Bench.Set set) {
        return SubjectRef.of(SubjectRef.PLAN, set.plan());
    }

    private DivisionId wholeAsked(Bench.Set set) {
        return set.table().asHead("Southland").call(() -> service.ask(set.plan(), List.of(List.of(0), List.of(1))));
    }

    @Test
    void dropsTheArticlesOfAWholeTextThatDoNotCarryAndAgreesToTheRest() {
        Bench.Set set = bench.set();
        AmendmentId heavy = set.filed("Westland", "heavy", "first", "last");
        DivisionId division = wholeAsked(set);
        assertRefused(() -> asked(set), "amendment.error.division-text-first");
        List<RoundId> votes = prepared(set, division);
        assertThat(votes).hasSize(3);
        assertThat(detail(
                        set,
                        new SubjectRef(
                                SubjectRef.PART,
                                see(set, text(set)).parts().getFirst().id())))
                .isEqualTo("Article 1 · Ceasefire");
        set.vote(votes.get(0), Choice.YES);
        assertRefused(() -> set.open(heavy), "amendment.error.division-text-parts-first");
        assertRefused(() -> set.open(List.of(article(set))), "amendment.error.division-text-parts-first");
        set.vote(votes.get(1), Choice.NO);
        assertThat(set.text().articles()).extracting(Provision::heading).containsExactly("Ceasefire");
        assertThat(set.see(heavy).status()).isEqualTo(AmendmentStatus.OBSOLETE);
        set.vote(votes.get(2), Choice.YES);
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.AGREED);
        assertRefused(() -> set.open(List.of(text(set))), "amendment.error.plan-decided");
    }

    @Test
    void rejectsAWholeTextOfWhichEveryPartFalls() {
        Bench.Set set = bench.set();
        List<RoundId> votes = prepared(set, wholeAsked(set));
        set.vote(votes.get(0), Choice.NO);
        set.vote(votes.get(1), Choice.NO);
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.REJECTED);
        assertThat(status(set, "withdrawal")).isEqualTo(ArticleStatus.REJECTED);
        assertThat(state(set, votes.get(2))).isEqualTo(RoundState.NOT_PUT);
        assertThat(set.version()).isEqualTo(1);
        assertRefused(() -> set.open(List.of(text(set))), "amendment.error.plan-decided");
        assertRefused(() -> wholeAsked(set), "amendment.error.plan-decided");
    }

    @Test
    void putsAWholeTextWithoutPartsAndOnlyWhatIsNotClosedOfIt() {
        Bench.Set set = bench.set();
        RoundId first = set.open(List.of(article(set)));
        set.cast(first, Choice.YES);
        set.proclaim(first);
        set.table().asFacilitator().run(() -> closures.close(set.at("ceasefire"), "All agree."));
        assertRefused(() -> wholeAsked(set), "text.error.division-parts");
        RoundId whole = set.open(List.of(text(set)));
        set.cast(whole, Choice.NO);
        set.proclaim(whole);
        assertThat(status(set, "withdrawal")).isEqualTo(ArticleStatus.REJECTED);
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.CLOSED);
        assertThat(set.table().as("Observer").call(() -> queries.puttable(set.plan())))
                .isFalse();
    }

    @Test
    void standsInTheOrderOfVotingBeforeTheArticleAsAmended() {
        Bench.Set set = bench.set();
        AmendmentId days = set.filed("Northland", "cessation", "30", "20");
        List<RoundId> planned = set.table()
                .asFacilitator()
                .call(() -> order.prepare(set.plan(), set.at("ceasefire"), RULES, Locale.ENGLISH));
        assertThat(planned).hasSize(2);
        set.vote(planned.getFirst(), Choice.YES);
        assertThat(set.see(days).status()).isEqualTo(AmendmentStatus.ADOPTED);
        List<RoundId> votes = prepared(set, asked(set));
        assertThat(votes.getLast()).as("the round on the whole is taken up").isEqualTo(planned.getLast());
        List<Turn> turns =
                set.table().as("Observer").call(() -> orders.order(set.plan()).turns());
        assertThat(turns.subList(1, 5)).extracting(turn -> turn.round().id()).isEqualTo(votes);
        assertThat(turns.get(1).standing()).isEqualTo(Turn.Standing.NEXT);
        set.table().asFacilitator().run(() -> order.openNext(set.plan(), votes.getFirst()));
        assertThat(state(set, votes.getFirst())).isEqualTo(RoundState.OPEN);
    }

    @Test
    void refusesWhatCannotBeDividedSoAndWhoMayNotAsk() {
        Bench.Set set = bench.set();
        for (List<List<Integer>> wrong :
                List.of(List.of(List.of(0), List.of(1)), List.of(List.of(0), List.of(0, 1, 2)))) {
            assertRefused(
                    () -> set.table().asHead("Southland").run(() -> service.ask(set.at("ceasefire"), wrong)),
                    "text.error.division-parts");
        }
        List<List<Integer>> two = Arrays.asList(List.of(0), List.of(1, 2));
        assertRefused(
                () -> set.table().as("Northland adviser").run(() -> service.ask(set.at("ceasefire"), two)),
                "amendment.error.adviser");
        assertRefused(
                () -> set.table().asFacilitator().run(() -> service.ask(set.at("ceasefire"), two)),
                "amendment.error.facilitator");
        assertRefused(
                () -> set.table().asHead("Southland").run(() -> service.ask(set.at("line"), two)),
                "amendment.error.articles-only");
        assertThat(set.table()
                        .asHead("Southland")
                        .call(() -> queries.offered(SubjectRef.of(SubjectRef.PROVISION, set.at("ceasefire")))))
                .isTrue();
        asked(set);
        assertRefused(() -> asked(set), "amendment.error.division-there");
        assertThat(set.table()
                        .asHead("Southland")
                        .call(() -> queries.offered(SubjectRef.of(SubjectRef.PROVISION, set.at("ceasefire")))))
                .isFalse();
        assertThat(set.table()
                        .as("Observer")
                        .call(() -> queries.offered(SubjectRef.of(SubjectRef.PROVISION, set.at("withdrawal")))))
                .isFalse();
    }

    private static void assertRefused(Runnable work, String key) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
