package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleStatus;
import org.parley.plan.ClosureService;
import org.parley.plan.Exported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.PlanSummary;
import org.parley.procedure.Choice;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.Change;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Articles are closed provisionally, opened again as the rules allow, and agreed when every article of the plan is closed. */
@IntegrationTest
@RecordApplicationEvents
class ClosureTests {

    private final Bench bench;
    private final AmendmentService amendments;
    private final ClosureService service;
    private final PlanService planService;
    private final PlanQueries plans;
    private final RoundService rounds;

    ClosureTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries queries,
            ClosureService service,
            RoundService rounds) {
        this.bench = new Bench(scene, planService, plans, amendments, queries, rounds);
        this.amendments = amendments;
        this.service = service;
        this.planService = planService;
        this.plans = plans;
        this.rounds = rounds;
    }

    private static SubjectRef article(Bench.Set set, String label) {
        return SubjectRef.of(SubjectRef.PROVISION, set.at(label));
    }

    private RoundId vote(Bench.Set set, Choice choice, String rules, SubjectRef subject) {
        RoundId round = set.table().asFacilitator().call(() -> {
            RoundId prepared = rounds.prepare(set.table().negotiation(), "A round", List.of(subject), rules, null);
            rounds.open(prepared);
            return prepared;
        });
        set.cast(round, choice);
        set.proclaim(round);
        return round;
    }

    private void agreed(Bench.Set set, String label) {
        vote(set, Choice.YES, "simple-majority", article(set, label));
    }

    private void close(Bench.Set set, String label) {
        set.table().asFacilitator().run(() -> service.close(set.at(label), "All have agreed to it."));
    }

    private void closed(Bench.Set set, String label) {
        agreed(set, label);
        close(set, label);
    }

    private ArticleStatus status(Bench.Set set, String label) {
        return set.table()
                .as("Observer")
                .call(() -> plans.articleStatus(set.plan()).get(set.at(label)));
    }

    private PlanSummary plan(Bench.Set set) {
        return set.table().as("Observer").call(() -> plans.get(set.plan()));
    }

    @Test
    void closesAnArticleThatARoundAgreedToAndTakesNoAmendmentFromThenOn(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId draft = set.draft("Northland", set.replaced("line", "50,000", "25,000"));
        refuses("closure.error.not-agreed", () -> close(set, "ceasefire"));
        closed(set, "ceasefire");
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.CLOSED);
        assertThat(plan(set).closed()).isEqualTo(1);
        assertThat(set.table()
                        .as("Observer")
                        .call(() -> plans.closures(set.plan()).get(set.at("ceasefire"))))
                .satisfies(closure -> {
                    assertThat(closure.by()).isEqualTo("Facilitator");
                    assertThat(closure.why()).isEqualTo("All have agreed to it.");
                });
        refuses("closure.error.no-amendment", () -> set.file("Northland", draft));
        refuses("closure.error.no-amendment", () -> set.draft("Northland", set.replaced("cessation", "30", "20")));
        refuses("closure.error.no-amendment", () -> set.draft("Northland", set.text()));
        refuses("closure.error.closed", () -> close(set, "ceasefire"));
        refuses("closure.error.closed", () -> agreed(set, "ceasefire"));
        assertThat(types(events)).contains("article.closed").doesNotContain("plan.agreed");
        AmendmentId elsewhere = set.filed("Northland", "heavy", "first", "last");
        assertThat(set.see(elsewhere).status()).isEqualTo(AmendmentStatus.PROPOSED);
    }

    @Test
    void letsANewArticleStandBesideAClosedOne() {
        Bench.Set set = bench.set();
        closed(set, "ceasefire");
        Provision fresh = Provision.of(ProvisionId.next(), "A commission oversees all of this.");
        AmendmentId id = set.draft(
                "Northland",
                Wordings.made(set.text(), List.of(new Change.InsertProvision(null, set.at("ceasefire"), fresh))));
        set.vote(Choice.YES, set.file("Northland", id));
        assertThat(set.text().articles()).hasSize(3);
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.CLOSED);
        assertThat(plan(set).articles()).isEqualTo(3);
    }

    @Test
    void closesNothingWhileSomethingIsPendingOrBeingVotedOn() {
        Bench.Set set = bench.set();
        agreed(set, "ceasefire");
        AmendmentId pending = set.filed("Northland", "line", "50,000", "25,000");
        refuses("closure.error.pending", () -> close(set, "ceasefire"));
        set.table().asHead("Northland").run(() -> amendments.withdraw(pending, ""));
        RoundId open = set.open(List.of(SubjectRef.of(SubjectRef.CLOSURE, set.at("ceasefire"))));
        refuses("closure.error.under-vote", () -> close(set, "ceasefire"));
        set.cast(open, Choice.NO);
        set.proclaim(open);
        close(set, "ceasefire");
        refuses(
                "closure.error.no-amendment",
                () -> set.table().asHead("Southland").run(() -> amendments.takeOver(pending)));
        refuses(
                "closure.error.no-reason",
                () -> set.table().asFacilitator().run(() -> service.askReopening(set.at("ceasefire"), "  ")));
        assertThatThrownBy(() -> set.table()
                        .asHead("Northland")
                        .run(() -> service.close(set.at("withdrawal"), "For us it is done.")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void closesByARoundWhatNobodyHasAgreedToBefore(ApplicationEvents events) {
        Bench.Set set = bench.set();
        SubjectRef closing = SubjectRef.of(SubjectRef.CLOSURE, set.at("ceasefire"));
        AmendmentId pending = set.filed("Northland", "line", "50,000", "25,000");
        refuses("closure.error.pending", () -> vote(set, Choice.YES, "simple-majority", closing));
        set.table().asHead("Northland").run(() -> amendments.withdraw(pending, ""));
        vote(set, Choice.NO, "simple-majority", closing);
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.OPEN);
        RoundId open = set.open(List.of(closing));
        AmendmentId late = set.filed("Northland", "line", "50,000", "10,000");
        set.cast(open, Choice.YES);
        set.proclaim(open);
        assertThat(status(set, "ceasefire")).as("something came in the way").isEqualTo(ArticleStatus.OPEN);
        assertThat(types(events)).contains("article.not-closed");
        set.table().asHead("Northland").run(() -> amendments.withdraw(late, ""));
        vote(set, Choice.YES, "simple-majority", closing);
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.CLOSED);
    }

    @Test
    void opensAgainByTwoFacilitators(ApplicationEvents events) {
        Bench.Set set = bench.set();
        closed(set, "ceasefire");
        refuses(
                "closure.error.not-asked",
                () -> set.table().asFacilitator().run(() -> service.reopen(set.at("ceasefire"))));
        set.table().asFacilitator().run(() -> service.askReopening(set.at("ceasefire"), "A word is missing."));
        refuses(
                "closure.error.second-facilitator",
                () -> set.table().asFacilitator().run(() -> service.reopen(set.at("ceasefire"))));
        refuses(
                "closure.error.asked-already",
                () -> set.table()
                        .asHead("Northland")
                        .run(() -> service.askReopening(set.at("ceasefire"), "We want it too.")));
        refuses(
                "closure.error.not-yours",
                () -> set.table().asHead("Northland").run(() -> service.withdrawReopening(set.at("ceasefire"))));
        set.table().as("Second facilitator").run(() -> service.reopen(set.at("ceasefire")));
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.OPEN);
        set.filed("Northland", "cessation", "30", "20");
        assertThat(types(events)).contains("article.reopening-asked", "article.reopened");
    }

    @Test
    void opensAgainWhenADelegationAsksAndTwoThirdsAgree(ApplicationEvents events) {
        Bench.Set set = bench.set();
        closed(set, "ceasefire");
        SubjectRef opening = SubjectRef.of(SubjectRef.REOPENING, set.at("ceasefire"));
        refuses("closure.error.not-asked", () -> vote(set, Choice.YES, "two-thirds", opening));
        set.table().as("Northland deputy").run(() -> service.askReopening(set.at("ceasefire"), "The world has moved."));
        refuses(
                "closure.error.needs-round",
                () -> set.table().as("Second facilitator").run(() -> service.reopen(set.at("ceasefire"))));
        refuses("closure.error.two-thirds", () -> vote(set, Choice.YES, "simple-majority", opening));
        vote(set, Choice.NO, "two-thirds", opening);
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.CLOSED);
        assertThat(types(events)).contains("article.reopening-refused");
        set.table().asHead("Northland").run(() -> service.askReopening(set.at("ceasefire"), "Once more."));
        vote(set, Choice.YES, "two-thirds", opening);
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.OPEN);
        assertThatThrownBy(() -> set.table()
                        .as("Northland adviser")
                        .run(() -> service.askReopening(set.at("ceasefire"), "Me too.")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void agreesToEverythingAtOnceWhenTheLastArticleIsClosed(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId late = set.draft("Northland", set.replaced("line", "50,000", "25,000"));
        closed(set, "ceasefire");
        assertThat(plan(set).provisional(1)).isTrue();
        refuses(
                "closure.error.rule-in-use",
                () -> set.table().asFacilitator().run(() -> service.requireWhole(set.plan(), false)));
        closed(set, "withdrawal");
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.FINAL);
        assertThat(status(set, "withdrawal")).isEqualTo(ArticleStatus.FINAL);
        assertThat(plan(set).agreedVersion()).isEqualTo(1);
        assertThat(plan(set).provisional(1)).isFalse();
        assertThat(events.stream(Act.class).filter(act -> act.type().equals("plan.agreed")))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.version()).isEqualTo(1);
                    assertThat((List<?>) act.data().get("articles")).hasSize(2);
                });
        refuses("closure.error.plan-agreed", () -> set.file("Northland", late));
        refuses(
                "closure.error.plan-agreed",
                () -> set.table().asFacilitator().run(() -> service.askReopening(set.at("ceasefire"), "Once more.")));
    }

    @Test
    void agreesToEverythingWhenTheLastOpenArticleIsDeleted() {
        Bench.Set set = bench.set();
        set.vote(
                Choice.YES,
                set.file(
                        "Northland",
                        set.draft("Northland", set.replaced("forces", forces(set), "All forces withdraw."))));
        closed(set, "withdrawal");
        AmendmentId deletion = set.file("Northland", set.draft("Northland", set.deleted("ceasefire")));
        set.vote(Choice.YES, deletion);
        assertThat(plan(set).agreedVersion()).isEqualTo(plan(set).version());
        assertThat(status(set, "withdrawal")).isEqualTo(ArticleStatus.FINAL);
    }

    private static String forces(Bench.Set set) {
        return set.words("forces"); // it cites the article that goes
    }

    @Test
    void agreesArticleByArticleWhereThatIsTheRule(ApplicationEvents events) {
        Bench.Set set = bench.set();
        set.table().asFacilitator().run(() -> service.requireWhole(set.plan(), false));
        closed(set, "ceasefire");
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.FINAL);
        assertThat(plan(set).provisional(1)).isFalse();
        closed(set, "withdrawal");
        assertThat(types(events)).doesNotContain("plan.agreed");
        set.table().asFacilitator().run(() -> service.askReopening(set.at("ceasefire"), "A word is missing."));
        set.table().as("Second facilitator").run(() -> service.reopen(set.at("ceasefire")));
        assertThat(status(set, "ceasefire")).isEqualTo(ArticleStatus.OPEN);
    }

    @Test
    void saysInEveryExportThatItIsProvisionalAndTakesItInAgain() {
        Bench.Set set = bench.set();
        Exported markdown =
                set.table().as("Observer").call(() -> planService.export(set.plan(), PlanFormat.MARKDOWN, null));
        Exported json = set.table().as("Observer").call(() -> planService.export(set.plan(), PlanFormat.JSON, null));
        assertThat(markdown.fileName()).contains("provisional");
        assertThat(new String(markdown.content(), StandardCharsets.UTF_8))
                .contains("> Provisional: nothing is agreed until everything is agreed.");
        assertThat(new String(json.content(), StandardCharsets.UTF_8)).contains("\"provisional\": true");
        for (Exported file : List.of(markdown, json)) {
            PlanFormat format = file == markdown ? PlanFormat.MARKDOWN : PlanFormat.JSON;
            int articles = set.table()
                    .asFacilitator()
                    .call(() -> plans.text(planService
                                    .importPlan(
                                            set.table().negotiation(),
                                            new NewPlan("again-" + format.extension(), "en"),
                                            format,
                                            new String(file.content(), StandardCharsets.UTF_8))
                                    .plan())
                            .text()
                            .articles()
                            .size());
            assertThat(articles).isEqualTo(2);
        }
        closed(set, "ceasefire");
        closed(set, "withdrawal");
        Exported agreed =
                set.table().as("Observer").call(() -> planService.export(set.plan(), PlanFormat.MARKDOWN, null));
        assertThat(agreed.fileName()).doesNotContain("provisional");
        assertThat(new String(agreed.content(), StandardCharsets.UTF_8)).doesNotContain("Provisional");
    }

    private static List<String> types(ApplicationEvents events) {
        return events.stream(Act.class).map(Act::type).toList();
    }

    private static void refuses(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
