package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.Imported;
import org.parley.plan.NewPlan;
import org.parley.plan.PlanFormat;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.VersionView;
import org.parley.procedure.Choice;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.Change;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Amendments across articles and plans that are adopted together or not at all, and those that stand only with another. */
@IntegrationTest
@RecordApplicationEvents
class PackageTests {

    private static final String FALLBACK = """
            # Fallback

            ## Truce {#truce}

            1. The truce shall last 90 days. {#length}
            2. Either Party may propose to prolong it. {#prolong}
            """;

    private final Bench bench;
    private final AmendmentService amendments;
    private final PackageService service;
    private final ProvisoService provisos;
    private final PackageQueries queries;
    private final PlanService planService;
    private final PlanQueries plans;
    private final RoundService rounds;
    private final RoundQueries roundQueries;
    private final ConsentService consents;

    PackageTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendments,
            AmendmentQueries amendmentQueries,
            PackageService service,
            ProvisoService provisos,
            PackageQueries queries,
            RoundService rounds,
            RoundQueries roundQueries,
            ConsentService consents) {
        this.bench = new Bench(scene, planService, plans, amendments, amendmentQueries, rounds);
        this.amendments = amendments;
        this.service = service;
        this.provisos = provisos;
        this.queries = queries;
        this.planService = planService;
        this.plans = plans;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
        this.consents = consents;
    }

    /** A second plan at the same table. */
    private record Fallback(PlanId plan, ProvisionId article, ProvisionId length) {}

    private Fallback fallback(Bench.Set set) {
        Imported imported = set.table()
                .asFacilitator()
                .call(() -> planService.importPlan(
                        set.table().negotiation(), new NewPlan("fallback", "en"), PlanFormat.MARKDOWN, FALLBACK));
        return new Fallback(
                imported.plan(),
                imported.labels().get("truce"),
                imported.labels().get("length"));
    }

    private AmendmentId filedThere(Bench.Set set, Fallback there, String delegation, String days) {
        return set.table().asHead(delegation).call(() -> {
            VersionView newest = plans.text(there.plan());
            Provision length = newest.text().find(there.length()).orElseThrow();
            AmendmentId draft = amendments.draft(
                    there.plan(),
                    there.article(),
                    new DraftText(
                            "Another length",
                            "It is needed.",
                            Wordings.made(
                                    newest.text(),
                                    List.of(new Change.ReplaceWords(
                                            length.id(), length.text(), "The truce shall last " + days + " days.")))));
            amendments.propose(draft);
            return draft;
        });
    }

    private String there(Bench.Set set, Fallback there) {
        return set.table()
                .as("Observer")
                .call(() -> plans.text(there.plan()).text())
                .find(there.length())
                .orElseThrow()
                .text();
    }

    private PackageId composed(Bench.Set set, String delegation, AmendmentId... bound) {
        return set.table()
                .asHead(delegation)
                .call(() -> service.compose(
                        set.table().negotiation(), new PackageText("A deal", "One for the other."), List.of(bound)));
    }

    private PackageView see(Bench.Set set, PackageId id) {
        return set.table().as("Observer").call(() -> queries.get(id));
    }

    private void agree(Bench.Set set, String delegation, PackageId id) {
        String form = see(set, id).form();
        set.table().asHead(delegation).run(() -> service.agree(id, form));
    }

    private static SubjectRef ref(PackageId id) {
        return SubjectRef.of(SubjectRef.PACKAGE, id);
    }

    private static SubjectRef ref(AmendmentId id) {
        return SubjectRef.of(SubjectRef.AMENDMENT, id);
    }

    private RoundId vote(Bench.Set set, Choice choice, SubjectRef... put) {
        RoundId round = set.open(List.of(put));
        set.cast(round, choice);
        set.proclaim(round);
        return round;
    }

    private static List<Hindrance.Kind> kinds(PackageView bound) {
        return bound.hindrances().stream().map(Hindrance::kind).toList();
    }

    @Test
    void adoptsAmendmentsToTwoPlansAtOnce(ApplicationEvents events) {
        Bench.Set set = bench.set();
        Fallback there = fallback(set);
        AmendmentId here = set.filed("Northland", "cessation", "30", "20");
        AmendmentId second = set.filed("Northland", "line", "50,000", "25,000");
        AmendmentId other = filedThere(set, there, "Southland", "120");
        PackageId id = composed(set, "Northland", here, second, other);
        assertThat(kinds(see(set, id))).containsExactly(Hindrance.Kind.INVITED);
        agree(set, "Southland", id);
        assertThat(see(set, id).ready()).isTrue();

        RoundId round = vote(set, Choice.YES, ref(id));
        assertThat(set.words("cessation")).contains("within 20 days");
        assertThat(set.words("line")).contains("25,000");
        assertThat(there(set, there)).contains("120 days");
        assertThat(set.version()).isEqualTo(2);
        assertThat(see(set, id).status()).isEqualTo(PackageStatus.ADOPTED);
        assertThat(see(set, id).round()).isEqualTo(round.value());
        for (AmendmentId member : List.of(here, second, other)) {
            assertThat(set.see(member).status()).isEqualTo(AmendmentStatus.ADOPTED);
        }
        assertThat(types(events))
                .contains("package.composed", "package.agreed", "package.adopted")
                .doesNotContain("package.unsettled");
    }

    @Test
    void rejectsThemAllTogether() {
        Bench.Set set = bench.set();
        Fallback there = fallback(set);
        AmendmentId here = set.filed("Northland", "cessation", "30", "20");
        AmendmentId other = filedThere(set, there, "Northland", "120");
        PackageId id = composed(set, "Northland", here, other);
        vote(set, Choice.NO, ref(id));
        assertThat(see(set, id).status()).isEqualTo(PackageStatus.REJECTED);
        assertThat(set.see(here).status()).isEqualTo(AmendmentStatus.REJECTED);
        assertThat(set.see(other).status()).isEqualTo(AmendmentStatus.REJECTED);
        assertThat(set.version()).isEqualTo(1);
    }

    @Test
    void entersNoTextWhenOneOfThemNoLongerSaysWordForWordWhatWasVotedOn(ApplicationEvents events) {
        Bench.Set set = bench.set();
        Fallback there = fallback(set);
        AmendmentId beside = set.filed("Eastland", "cessation", "all hostilities", "all fire");
        AmendmentId apart = set.filed("Eastland", "prisoners", "60", "50");
        AmendmentId other = filedThere(set, there, "Southland", "120");
        PackageId id = composed(set, "Eastland", apart, beside, other);
        agree(set, "Southland", id);
        RoundId open = set.open(List.of(ref(id)));
        AmendmentView before = set.see(beside);
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        assertThat(set.see(beside).lockVersion()).isEqualTo(before.lockVersion());

        set.cast(open, Choice.YES);
        set.proclaim(open);
        assertThat(set.version()).isEqualTo(2);
        assertThat(set.words("cessation")).isEqualTo("The Parties shall cease all hostilities within 20 days.");
        assertThat(set.words("prisoners")).contains("60");
        assertThat(there(set, there)).contains("90 days");
        assertThat(see(set, id).status()).isEqualTo(PackageStatus.OVERTAKEN);
        for (AmendmentId member : List.of(beside, apart, other)) {
            assertThat(set.see(member).status()).isEqualTo(AmendmentStatus.OBSOLETE);
            assertThat(set.see(member).remark().kind()).isEqualTo(Remark.Kind.OVERTAKEN);
            assertThat(set.see(member).remark().round()).isEqualTo(open.value());
        }
        assertThat(set.see(beside).remark().reasons())
                .extracting(Remark.Reason::key)
                .containsExactly("text.problem.merged");
        assertThat(set.see(other).remark().other()).isEqualTo(beside);
        assertThat(types(events)).contains("package.overtaken").doesNotContain("package.adopted");
        assertThat(set.table()
                        .as("Observer")
                        .call(() -> roundQueries.aftermath(roundQueries.get(open), java.util.Locale.ENGLISH)))
                .anySatisfy(said -> assertThat(said).contains("did not enter the text"));
    }

    @Test
    void keepsABoundAmendmentFromBeingPutAloneUntilItsDelegationLeaves() {
        Bench.Set set = bench.set();
        AmendmentId ours = set.filed("Northland", "cessation", "30", "20");
        AmendmentId theirs = set.filed("Southland", "line", "50,000", "25,000");
        PackageId id = composed(set, "Northland", ours, theirs);
        set.open(theirs); // invited, not bound
        refuses("package.error.bound", () -> set.open(ours));
        set.table().asHead("Northland").run(() -> service.leave(id, "No deal."));
        assertThat(see(set, id).status()).isEqualTo(PackageStatus.DISSOLVED);
        set.open(ours);
    }

    @Test
    void isPutToTheVoteOnlyAsEveryProposerHasAgreedToIt() {
        Bench.Set set = bench.set();
        AmendmentId ours = set.filed("Northland", "cessation", "30", "20");
        AmendmentId theirs = set.filed("Southland", "line", "50,000", "25,000");
        AmendmentId third = set.filed("Eastland", "prisoners", "60", "50");
        PackageId id = composed(set, "Northland", ours, theirs);
        refuses("package.error.not-votable", () -> set.open(List.of(ref(id))));
        String old = see(set, id).form();
        agree(set, "Southland", id);
        set.table().asHead("Northland").run(() -> service.invite(id, List.of(third)));
        assertThat(kinds(see(set, id))).containsExactly(Hindrance.Kind.RENEW, Hindrance.Kind.INVITED);
        refuses(
                "package.error.changed-meanwhile",
                () -> set.table().asHead("Eastland").run(() -> service.agree(id, old)));
        agree(set, "Eastland", id);
        agree(set, "Southland", id);
        assertThat(see(set, id).ready()).isTrue();
        vote(set, Choice.YES, ref(id));
        assertThat(set.words("prisoners")).contains("50");
    }

    @Test
    void asksForTheirWordAnewWhenAnAmendmentReadsOtherwise(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId ours = set.filed("Northland", "cessation", "all hostilities", "all fire");
        AmendmentId theirs = set.filed("Southland", "line", "50,000", "25,000");
        PackageId id = composed(set, "Northland", ours, theirs);
        agree(set, "Southland", id);
        set.vote(Choice.YES, set.filed("Eastland", "prisoners", "60", "50"));
        assertThat(see(set, id).ready()).as("carried word for word").isTrue();

        set.vote(Choice.YES, set.filed("Eastland", "cessation", "30", "20"));
        assertThat(kinds(see(set, id))).containsExactly(Hindrance.Kind.CONSENT, Hindrance.Kind.RENEW);
        refuses("package.error.not-votable", () -> set.open(List.of(ref(id))));
        set.consent(consents, "Northland", ours);
        assertThat(kinds(see(set, id))).containsExactly(Hindrance.Kind.RENEW, Hindrance.Kind.RENEW);
        refuses("package.error.not-votable", () -> set.open(List.of(ref(id))));
        assertThat(types(events)).contains("package.unsettled");
        assertThat(set.table()
                        .asHead("Southland")
                        .call(() -> queries.awaiting(set.table().negotiation())))
                .extracting(PackageView::id)
                .containsExactly(id);
        agree(set, "Northland", id);
        agree(set, "Southland", id);
        assertThat(see(set, id).ready()).isTrue();
    }

    @Test
    void saysSoWhenAnAmendmentIsWithdrawnOrFallsAndLetsTheProposersDecide() {
        Bench.Set set = bench.set();
        AmendmentId ours = set.filed("Northland", "cessation", "30", "20");
        AmendmentId second = set.filed("Northland", "prisoners", "60", "50");
        AmendmentId theirs = set.filed("Southland", "line", "50,000", "25,000");
        PackageId id = composed(set, "Northland", ours, second, theirs);
        agree(set, "Southland", id);
        set.table().asHead("Southland").run(() -> amendments.withdraw(theirs, ""));
        assertThat(see(set, id).hindrances()).containsExactly(new Hindrance(Hindrance.Kind.GONE, theirs));
        refuses(
                "package.error.lead-only",
                () -> set.table().asHead("Southland").run(() -> service.take(id, List.of(theirs))));
        set.table().asHead("Northland").run(() -> service.take(id, List.of(theirs)));
        assertThat(kinds(see(set, id))).containsExactly(Hindrance.Kind.RENEW, Hindrance.Kind.RENEW);
        agree(set, "Northland", id);
        assertThat(see(set, id).ready()).isTrue();

        set.vote(Choice.YES, set.filed("Eastland", "cessation", "30", "45"));
        assertThat(see(set, id).hindrances()).containsExactly(new Hindrance(Hindrance.Kind.GONE, ours));
    }

    @Test
    void handsTheLeadOnWhenTheLeadingDelegationLeaves() {
        Bench.Set set = bench.set();
        AmendmentId ours = set.filed("Northland", "cessation", "30", "20");
        AmendmentId theirs = set.filed("Southland", "line", "50,000", "25,000");
        PackageId id = composed(set, "Northland", ours, theirs);
        agree(set, "Southland", id);
        set.table().asHead("Northland").run(() -> service.leave(id, ""));
        PackageView left = see(set, id);
        assertThat(left.lead()).isEqualTo(set.table().delegation("Southland"));
        assertThat(kinds(left)).contains(Hindrance.Kind.FEW);
    }

    @Test
    void saysWhichTwoCannotStandTogether() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        AmendmentId rival = set.filed("Northland", "cessation", "30", "45");
        PackageId id = composed(set, "Northland", one, rival);
        assertThat(see(set, id).hindrances()).containsExactly(new Hindrance(Hindrance.Kind.CONFLICT, rival));
    }

    @Test
    void refusesWhatCannotBeBound() {
        Bench.Set set = bench.set();
        AmendmentId ours = set.filed("Northland", "cessation", "30", "20");
        AmendmentId second = set.filed("Northland", "prisoners", "60", "50");
        AmendmentId theirs = set.filed("Southland", "line", "50,000", "25,000");
        AmendmentId sub = set.filedUnder(theirs, "Northland", text -> set.replaced(text, "line", "25,000", "20,000"));
        AmendmentId draft = set.draft("Northland", set.replaced("prisoners", "60", "40"));
        refuses("package.error.none-own", () -> composed(set, "Eastland", ours, theirs));
        refuses("package.error.too-few", () -> composed(set, "Northland", ours));
        refuses("package.error.sub", () -> composed(set, "Northland", ours, sub));
        refuses("amendment.error.not-here", () -> composed(set, "Northland", ours, draft));
        refuses(
                "amendment.error.adviser",
                () -> set.table()
                        .as("Northland adviser")
                        .run(() -> service.compose(
                                set.table().negotiation(), new PackageText("A deal", ""), List.of(ours, second))));
        refuses(
                "amendment.error.facilitator",
                () -> set.table()
                        .asFacilitator()
                        .run(() -> service.compose(
                                set.table().negotiation(), new PackageText("A deal", ""), List.of(ours, second))));
        PackageId id = composed(set, "Northland", ours, second);
        refuses("package.error.bound-elsewhere", () -> composed(set, "Northland", ours, theirs));
        RoundId round = set.open(List.of(ref(id)));
        refuses(
                "package.error.under-vote",
                () -> set.table().asHead("Northland").run(() -> service.leave(id, "")));
        refuses(
                "amendment.error.under-vote",
                () -> set.table().asHead("Northland").run(() -> amendments.withdraw(ours, "")));
        set.cast(round, Choice.NO);
        set.proclaim(round);
        refuses("package.error.not-pending", () -> composed(set, "Northland", ours, second));
        refuses("package.error.state", () -> set.table().asHead("Northland").run(() -> service.dissolve(id, "")));
    }

    @Test
    void doesNotOpenAPackageBesideWhatWouldChangeIt() {
        Bench.Set set = bench.set();
        AmendmentId ours = set.filed("Northland", "cessation", "30", "20");
        AmendmentId second = set.filed("Northland", "prisoners", "60", "50");
        AmendmentId sub = set.filedUnder(ours, "Southland", text -> set.replaced(text, "cessation", "20", "25"));
        PackageId id = composed(set, "Northland", ours, second);
        RoundId open = set.open(sub);
        refuses("voting.error.under-vote", () -> set.open(List.of(ref(id))));
        set.cast(open, Choice.YES);
        set.proclaim(open);
        assertThat(kinds(see(set, id))).containsExactly(Hindrance.Kind.RENEW, Hindrance.Kind.RENEW);
        agree(set, "Northland", id);
        set.open(List.of(ref(id)));
        AmendmentId late = set.filedUnder(ours, "Southland", text -> set.replaced(text, "cessation", "25", "27"));
        refuses("voting.error.under-vote", () -> set.open(late));
    }

    @Test
    void letsAnAmendmentFallByItsOwnTermsAndWhatDependsOnIt(ApplicationEvents events) {
        Bench.Set set = bench.set();
        Fallback there = fallback(set);
        AmendmentId first = set.filed("Northland", "cessation", "30", "20");
        AmendmentId second = filedThere(set, there, "Southland", "120");
        AmendmentId third = set.filed("Eastland", "prisoners", "60", "50");
        set.table().asHead("Southland").run(() -> provisos.state(second, first));
        set.table().asHead("Eastland").run(() -> provisos.state(third, second));
        refuses("package.error.only-if", () -> set.open(second));
        set.vote(Choice.NO, first);
        for (AmendmentId fallen : List.of(second, third)) {
            assertThat(set.see(fallen).status()).isEqualTo(AmendmentStatus.OBSOLETE);
            assertThat(set.see(fallen).remark().kind()).isEqualTo(Remark.Kind.UNMET);
        }
        assertThat(set.see(second).remark().other()).isEqualTo(first);
        assertThat(set.see(third).remark().other()).isEqualTo(second);
        assertThat(types(events)).contains("amendment.only-if", "amendment.only-if-unmet");
    }

    @Test
    void putsItOnceTheOtherIsAdoptedAndWaitsWhileTheOtherIsWithdrawn() {
        Bench.Set set = bench.set();
        AmendmentId first = set.filed("Northland", "cessation", "30", "20");
        AmendmentId second = set.filed("Southland", "line", "50,000", "25,000");
        set.table().asHead("Southland").run(() -> provisos.state(second, first));
        set.table().asHead("Northland").run(() -> amendments.withdraw(first, ""));
        assertThat(set.see(second).status()).isEqualTo(AmendmentStatus.PROPOSED);
        refuses("package.error.only-if", () -> set.open(second));
        set.table().asHead("Eastland").run(() -> amendments.takeOver(first));
        set.vote(Choice.YES, first);
        assertThat(set.table().as("Observer").call(() -> queries.provisos(second)))
                .extracting(ProvisoView::status)
                .containsExactly(ProvisoStatus.MET);
        set.vote(Choice.YES, second);
        assertThat(set.words("line")).contains("25,000");
    }

    @Test
    void refusesACircleWithTheWayInWordsAndOffersAPackageForTwo() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        AmendmentId two = set.filed("Northland", "line", "50,000", "25,000");
        AmendmentId three = set.filed("Northland", "prisoners", "60", "50");
        set.table().asHead("Northland").run(() -> provisos.state(one, two));
        refuses("package.error.mutual", () -> set.table().asHead("Northland").run(() -> provisos.state(two, one)));
        set.table().asHead("Northland").run(() -> provisos.state(two, three));
        assertThatThrownBy(() -> set.table().asHead("Northland").run(() -> provisos.state(three, one)))
                .isInstanceOfSatisfying(RuleViolation.class, violation -> {
                    assertThat(violation.key()).isEqualTo("package.error.cycle");
                    RuleViolation steps = (RuleViolation) violation.arguments().getLast();
                    assertThat(steps.arguments().subList(0, 2)).containsExactly(3, 1);
                    RuleViolation next = (RuleViolation) steps.arguments().getLast();
                    assertThat(next.arguments().subList(0, 2)).containsExactly(1, 2);
                    assertThat(((RuleViolation) next.arguments().getLast()).arguments())
                            .containsExactly(2, 3);
                });
        set.table().asHead("Northland").run(() -> provisos.lift(one, two));
        set.table().asHead("Northland").run(() -> provisos.state(three, one));
        refuses("package.error.itself", () -> set.table().asHead("Northland").run(() -> provisos.state(one, one)));
        refuses(
                "amendment.error.other-delegation",
                () -> set.table().asHead("Southland").run(() -> provisos.state(one, three)));
    }

    @Test
    void putsAPackageOnlyWithWhatItsAmendmentsDependOn() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        AmendmentId two = set.filed("Northland", "line", "50,000", "25,000");
        AmendmentId three = set.filed("Northland", "prisoners", "60", "50");
        set.table().asHead("Northland").run(() -> provisos.state(two, three));
        PackageId id = composed(set, "Northland", one, two);
        assertThat(see(set, id).hindrances()).containsExactly(new Hindrance(Hindrance.Kind.CONDITION, two));
        set.table().asHead("Northland").run(() -> service.invite(id, List.of(three)));
        assertThat(see(set, id).ready()).isTrue();
        vote(set, Choice.YES, ref(id));
        assertThat(set.table().as("Observer").call(() -> queries.provisos(two)))
                .extracting(ProvisoView::status)
                .containsExactly(ProvisoStatus.MET);
    }

    /** Two packages over the same two plans, in opposite orders, proclaimed at once: either both enter, or one whole one. */
    @RepeatedTest(3)
    void adoptsEachWholeOrNotAtAllWhenTwoRoundsAreProclaimedAtOnce() throws Exception {
        Bench.Set set = bench.set();
        Fallback there = fallback(set);
        PackageId first = composed(
                set,
                "Northland",
                set.filed("Northland", "cessation", "30", "20"),
                filedThere(set, there, "Northland", "120"));
        PackageId second = composed(
                set,
                "Southland",
                filedThere(set, there, "Southland", "150"),
                set.filed("Southland", "line", "50,000", "25,000"));
        RoundId one = set.open(List.of(ref(first)));
        RoundId two = set.open(List.of(ref(second)));
        for (RoundId round : List.of(one, two)) {
            set.cast(round, Choice.YES);
            set.table().asFacilitator().run(() -> rounds.close(round));
        }
        List<String> failures = atOnce(List.of(proclaiming(set, one), proclaiming(set, two)));
        assertThat(failures).isEmpty();
        assertThat(List.of(see(set, first).status(), see(set, second).status()))
                .containsExactlyInAnyOrder(PackageStatus.ADOPTED, PackageStatus.OVERTAKEN);
        boolean firstWon = see(set, first).status() == PackageStatus.ADOPTED;
        assertThat(there(set, there)).contains(firstWon ? "120" : "150");
        assertThat(set.words("cessation")).contains(firstWon ? "20" : "30");
        assertThat(set.words("line")).contains(firstWon ? "50,000" : "25,000");
    }

    @RepeatedTest(3)
    void letsNobodyWithdrawWhatIsBeingProclaimed() throws Exception {
        Bench.Set set = bench.set();
        AmendmentId ours = set.filed("Northland", "cessation", "30", "20");
        AmendmentId second = set.filed("Southland", "line", "50,000", "25,000");
        PackageId id = composed(set, "Northland", ours, second);
        agree(set, "Southland", id);
        RoundId round = set.open(List.of(ref(id)));
        set.cast(round, Choice.YES);
        set.table().asFacilitator().run(() -> rounds.close(round));
        List<String> failures = atOnce(List.of(proclaiming(set, round), () -> {
            set.table().asHead("Southland").run(() -> amendments.withdraw(second, "Too late."));
            return null;
        }));
        assertThat(failures).singleElement().asString().isIn("amendment.error.under-vote", "amendment.error.state");
        assertThat(see(set, id).status()).isEqualTo(PackageStatus.ADOPTED);
        assertThat(set.see(second).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.words("line")).contains("25,000");
    }

    /** Agreeing, opening and withdrawing at once leave either an open round on a whole package, or none. */
    @RepeatedTest(3)
    void opensNoRoundOnAPackageOfWhichSomethingIsWithdrawnMeanwhile() throws Exception {
        Bench.Set set = bench.set();
        AmendmentId ours = set.filed("Northland", "cessation", "30", "20");
        AmendmentId second = set.filed("Southland", "line", "50,000", "25,000");
        PackageId id = composed(set, "Northland", ours, second);
        agree(set, "Southland", id);
        RoundId round = set.table()
                .asFacilitator()
                .call(() -> rounds.prepare(
                        set.table().negotiation(), "A round", List.of(ref(id)), "simple-majority", null));
        List<String> failures = atOnce(List.of(
                () -> {
                    set.table().asFacilitator().run(() -> rounds.open(round));
                    return null;
                },
                () -> {
                    set.table().asHead("Southland").run(() -> amendments.withdraw(second, ""));
                    return null;
                }));
        assertThat(failures).singleElement().asString().isIn("package.error.not-votable", "amendment.error.under-vote");
        boolean withdrawn = set.see(second).status() == AmendmentStatus.WITHDRAWN;
        assertThat(failures.getFirst())
                .isEqualTo(withdrawn ? "package.error.not-votable" : "amendment.error.under-vote");
    }

    private Callable<Void> proclaiming(Bench.Set set, RoundId round) {
        return () -> {
            set.table().asFacilitator().run(() -> rounds.proclaim(round));
            return null;
        };
    }

    /** Does all of it at the same moment. @return the key of each refusal, and the words of any other failure */
    private static List<String> atOnce(List<Callable<Void>> deeds) throws Exception {
        CyclicBarrier start = new CyclicBarrier(deeds.size());
        List<String> failures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(deeds.size())) {
            List<Future<?>> running = new ArrayList<>();
            for (Callable<Void> deed : deeds) {
                running.add(threads.submit(() -> {
                    start.await(1, TimeUnit.MINUTES);
                    return deed.call();
                }));
            }
            for (Future<?> each : running) {
                try {
                    each.get(5, TimeUnit.MINUTES);
                } catch (java.util.concurrent.ExecutionException failed) {
                    failures.add(
                            failed.getCause() instanceof RuleViolation violation
                                    ? violation.key()
                                    : String.valueOf(failed.getCause()));
                }
            }
        }
        return failures;
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
