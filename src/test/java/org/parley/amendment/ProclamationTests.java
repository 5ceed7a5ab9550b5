package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.envers.AuditReaderFactory;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleStatus;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.VersionSummary;
import org.parley.procedure.Choice;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@RecordApplicationEvents
class ProclamationTests {

    private final Bench bench;
    private final AmendmentService service;
    private final AmendmentQueries queries;
    private final ConsentService consents;
    private final PlanQueries plans;
    private final RoundService rounds;
    private final RoundQueries roundQueries;
    private final EntityManager entities;
    private final TransactionTemplate transactions;

    ProclamationTests(
            Scene scene,
            PlanService planService,
            AmendmentService service,
            AmendmentQueries queries,
            ConsentService consents,
            PlanQueries plans,
            RoundService rounds,
            RoundQueries roundQueries,
            EntityManager entities,
            TransactionTemplate transactions) {
        this.bench = new Bench(scene, planService, plans, service, queries, rounds);
        this.service = service;
        this.queries = queries;
        this.consents = consents;
        this.plans = plans;
        this.rounds = rounds;
        this.roundQueries = roundQueries;
        this.entities = entities;
        this.transactions = transactions;
    }

    @Test
    void makesANewVersionOfTheTextWhenAnAmendmentIsAdopted(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        RoundId round = set.vote(Choice.YES, id);
        assertThat(set.version()).isEqualTo(2);
        assertThat(set.words("cessation")).contains("within 20 days");
        AmendmentView adopted = set.see(id);
        assertThat(adopted.status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(adopted.remark().version()).isEqualTo(2);
        assertThat(adopted.remark().round()).isEqualTo(round.value());
        VersionSummary version = set.table()
                .asFacilitator()
                .call(() -> plans.versions(set.plan()))
                .getFirst();
        assertThat(version.amendments()).containsExactly(id.value());
        assertThat(types(events)).contains("round.proclaimed", "version.adopted", "amendment.adopted");
    }

    @Test
    void leavesTheTextAloneWhenAnAmendmentIsRejected() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        set.vote(Choice.NO, id);
        assertThat(set.version()).isEqualTo(1);
        assertThat(set.see(id).status()).isEqualTo(AmendmentStatus.REJECTED);
    }

    @Test
    void marksWhatNoLongerAppliesWithTheReasonAndTheRoundThatFelledIt(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId rival = set.filed("Southland", "cessation", "30", "45");
        RoundId round = set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        AmendmentView fallen = set.see(rival);
        assertThat(fallen.status()).isEqualTo(AmendmentStatus.OBSOLETE);
        assertThat(fallen.remark().kind()).isEqualTo(Remark.Kind.FALLEN);
        assertThat(fallen.remark().version()).isEqualTo(2);
        assertThat(fallen.remark().round()).isEqualTo(round.value());
        assertThat(fallen.remark().reasons()).extracting(Remark.Reason::key).containsExactly("text.problem.same-words");
        assertThat(fallen.changes()).isNotEmpty();
        assertThat(types(events)).contains("amendment.obsolete");
        assertThatThrownBy(() -> set.open(rival))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo("amendment.error.not-votable"));
    }

    @Test
    void carriesEveryOtherAmendmentToTheNewVersion() {
        Bench.Set set = bench.set();
        AmendmentId apart = set.filed("Southland", "line", "50,000", "25,000");
        AmendmentId beside = set.filed("Eastland", "cessation", "all hostilities", "all fire");
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        assertThat(set.see(apart).status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(set.see(apart).version()).isEqualTo(2);
        assertThat(set.see(apart).remark().kind()).isEqualTo(Remark.Kind.CARRIED);
        assertThat(set.see(beside).remark().kind()).isEqualTo(Remark.Kind.CARRIED_CHANGED);
        assertThat(set.see(beside).remark().reasons())
                .extracting(Remark.Reason::key)
                .containsExactly("text.problem.merged");

        set.consent(consents, "Eastland", beside);
        set.vote(Choice.YES, beside);
        assertThat(set.words("cessation")).isEqualTo("The Parties shall cease all fire within 20 days.");
        set.vote(Choice.YES, apart);
        assertThat(set.version()).isEqualTo(4);
        assertThat(set.words("line")).contains("25,000");
    }

    @Test
    void adoptsSeveralAtOnceAsOneVersion() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        AmendmentId two = set.filed("Southland", "line", "50,000", "25,000");
        AmendmentId rival = set.filed("Eastland", "cessation", "30", "45");
        set.vote(Choice.YES, one, two, rival);
        assertThat(set.version()).isEqualTo(2);
        assertThat(set.see(one).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.see(two).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.see(rival).status()).isEqualTo(AmendmentStatus.OBSOLETE);
    }

    @Test
    void adoptsTwoOfTheSameWordsTogether() {
        Bench.Set set = bench.set();
        AmendmentId one = set.filed("Northland", "cessation", "30", "20");
        AmendmentId same = set.filed("Southland", "cessation", "30", "20");
        set.vote(Choice.YES, one, same);
        assertThat(set.see(one).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.see(same).status()).isEqualTo(AmendmentStatus.ADOPTED);
    }

    @Test
    void changesTheParentWhenASubAmendmentIsAdopted() {
        Bench.Set set = bench.set();
        AmendmentId parent = set.filed("Northland", "cessation", "30", "20");
        AmendmentId sub = set.filedUnder(parent, "Southland", text -> set.replaced(text, "cessation", "20", "25"));
        AmendmentId rival = set.filedUnder(parent, "Eastland", text -> set.replaced(text, "cessation", "20", "10"));
        AmendmentId aside = set.filedUnder(parent, "Westland", text -> set.replaced(text, "line", "50,000", "25,000"));
        set.vote(Choice.YES, sub);

        assertThat(set.version()).isEqualTo(1);
        assertThat(set.see(sub).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.see(rival).status()).isEqualTo(AmendmentStatus.OBSOLETE);
        assertThat(set.see(aside).status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(set.see(parent).status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(set.see(parent).remark().other()).isEqualTo(sub);
        assertThat(resulting(set, parent, "cessation")).contains("within 25 days");

        set.vote(Choice.YES, parent);
        assertThat(set.words("cessation")).contains("within 25 days");
        assertThat(set.see(aside).status()).isEqualTo(AmendmentStatus.OBSOLETE);
        assertThat(set.see(aside).remark().kind()).isEqualTo(Remark.Kind.PARENT_GONE);
    }

    @Test
    void carriesASubAmendmentWithItsParent() {
        Bench.Set set = bench.set();
        AmendmentId parent = set.filed("Northland", "cessation", "30", "20");
        AmendmentId sub = set.filedUnder(parent, "Southland", text -> set.replaced(text, "cessation", "20", "25"));
        set.vote(Choice.YES, set.filed("Eastland", "line", "50,000", "25,000"));
        assertThat(set.see(sub).version()).isEqualTo(2);
        set.vote(Choice.YES, sub);
        set.vote(Choice.YES, parent);
        assertThat(set.words("cessation")).contains("within 25 days");
        assertThat(set.words("line")).contains("25,000");
    }

    @Test
    void letsSubAmendmentsFallWithTheirParent() {
        Bench.Set set = bench.set();
        AmendmentId rejected = set.filed("Northland", "cessation", "30", "20");
        AmendmentId under = set.filedUnder(rejected, "Southland", text -> set.replaced(text, "cessation", "20", "25"));
        set.vote(Choice.NO, rejected);
        assertThat(set.see(under).status()).isEqualTo(AmendmentStatus.OBSOLETE);

        AmendmentId withdrawn = set.filed("Northland", "cessation", "30", "20");
        AmendmentId below = set.filedUnder(withdrawn, "Southland", text -> set.replaced(text, "cessation", "20", "25"));
        set.table().asHead("Northland").run(() -> service.withdraw(withdrawn, ""));
        assertThat(set.see(below).remark().kind()).isEqualTo(Remark.Kind.PARENT_GONE);
        assertThat(set.see(below).remark().other()).isEqualTo(withdrawn);
    }

    @Test
    void refusesASubAmendmentToASubAmendmentAndToWhatIsDecided() {
        Bench.Set set = bench.set();
        AmendmentId parent = set.filed("Northland", "cessation", "30", "20");
        AmendmentId sub = set.filedUnder(parent, "Southland", text -> set.replaced(text, "cessation", "20", "25"));
        AmendmentId late = set.draftUnder(parent, "Eastland", text -> set.replaced(text, "cessation", "20", "15"));
        refuses("amendment.error.third-degree", () -> set.draftUnder(sub, "Eastland", text -> text));
        set.vote(Choice.YES, sub);
        refuses("amendment.error.parent-changed", () -> set.file("Eastland", late));
        set.vote(Choice.NO, parent);
        refuses("amendment.error.parent-gone", () -> set.file("Eastland", late));
        refuses("amendment.error.state", () -> set.draftUnder(parent, "Eastland", text -> text));
    }

    @Test
    void marksAnArticleThatWasPutToTheVoteAsItStands() {
        Bench.Set set = bench.set();
        SubjectRef article = SubjectRef.of(SubjectRef.PROVISION, set.at("ceasefire"));
        RoundId round = set.open(List.of(article));
        set.cast(round, Choice.YES);
        set.proclaim(round);
        assertThat(status(set)).isEqualTo(ArticleStatus.AGREED);
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        assertThat(status(set)).isEqualTo(ArticleStatus.OPEN);
        refuses(
                "amendment.error.articles-only",
                () -> set.open(List.of(SubjectRef.of(SubjectRef.PROVISION, set.at("cessation")))));
    }

    @Test
    void leavesTheQuestionOfAnOpenRoundAsItWasWhenItOpened() {
        Bench.Set set = bench.set();
        AmendmentId beside = set.filed("Eastland", "cessation", "all hostilities", "all fire");
        AmendmentId apart = set.filed("Southland", "line", "50,000", "25,000");
        RoundId open = set.open(beside);
        RoundId other = set.open(apart);
        AmendmentView before = set.see(beside);
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        assertThat(set.see(beside).changes()).isEqualTo(before.changes());
        assertThat(set.see(beside).version()).isEqualTo(1);
        assertThat(set.see(beside).remark()).isNull();
        assertThat(set.see(beside).lockVersion()).isEqualTo(before.lockVersion());

        set.cast(other, Choice.YES);
        set.proclaim(other);
        assertThat(set.see(apart).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.words("line")).contains("25,000");
        assertThat(aftermath(set, other)).isEmpty();
        assertThat(set.see(beside).version()).isEqualTo(1);
        set.cast(open, Choice.NO);
        set.proclaim(open);
        assertThat(set.see(beside).status()).isEqualTo(AmendmentStatus.REJECTED);
    }

    @Test
    void marksAnAdoptedAmendmentThatNoLongerFitsTheTextWordForWord(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId beside = set.filed("Eastland", "cessation", "all hostilities", "all fire");
        AmendmentId under =
                set.filedUnder(beside, "Southland", text -> set.replaced(text, "cessation", "fire", "arms"));
        AmendmentId rival = set.filed("Southland", "cessation", "30", "45");
        RoundId first = set.open(beside);
        RoundId second = set.open(rival);
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        for (RoundId round : List.of(first, second)) {
            set.cast(round, Choice.YES);
            set.proclaim(round);
        }
        assertThat(set.version()).isEqualTo(2);
        assertThat(set.words("cessation")).isEqualTo("The Parties shall cease all hostilities within 20 days.");
        for (AmendmentId overtaken : List.of(beside, rival)) {
            assertThat(set.see(overtaken).status()).isEqualTo(AmendmentStatus.OBSOLETE);
            assertThat(set.see(overtaken).remark().kind()).isEqualTo(Remark.Kind.OVERTAKEN);
            assertThat(set.see(overtaken).remark().version()).isEqualTo(2);
        }
        assertThat(set.see(beside).remark().round()).isEqualTo(first.value());
        assertThat(set.see(rival).remark().reasons())
                .extracting(Remark.Reason::key)
                .containsExactly("text.problem.same-words");
        assertThat(set.see(under).remark().kind()).isEqualTo(Remark.Kind.PARENT_GONE);
        assertThat(aftermath(set, first)).singleElement().asString().contains("did not enter the text");
        assertThat(events.stream(Act.class)
                        .filter(act -> act.type().equals("amendment.obsolete")
                                && second.value().equals(act.round())))
                .singleElement()
                .satisfies(act -> assertThat(act.data()).containsEntry("why", "overtaken"));
    }

    @Test
    void adoptsWhatAnotherRoundHasBroughtIntoTheTextAlready() {
        Bench.Set set = bench.set();
        AmendmentId same = set.filed("Southland", "cessation", "30", "20");
        RoundId open = set.open(same);
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        set.cast(open, Choice.YES);
        set.proclaim(open);
        assertThat(set.version()).isEqualTo(2);
        assertThat(set.see(same).status()).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(set.see(same).remark().version()).isEqualTo(2);
    }

    @Test
    void bringsWhatWasHeldForAVoteToTheNewestTextWhenNothingIsDecided() {
        Bench.Set set = bench.set();
        AmendmentId held = set.filed("Eastland", "cessation", "all hostilities", "all fire");
        RoundId open = set.open(held);
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        set.table().asFacilitator().run(() -> rounds.askAnnulment(open, "The text has moved."));
        set.table().as("Second facilitator").run(() -> rounds.annul(open));
        assertThat(set.see(held).status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(set.see(held).version()).isEqualTo(2);
        assertThat(set.see(held).remark().kind()).isEqualTo(Remark.Kind.CARRIED_CHANGED);
        set.consent(consents, "Eastland", held);
        set.vote(Choice.YES, held);
        assertThat(set.words("cessation")).isEqualTo("The Parties shall cease all fire within 20 days.");
    }

    @Test
    void doesNotOpenAQuestionTwiceNorBesideWhatWouldChangeIt() {
        Bench.Set set = bench.set();
        AmendmentId parent = set.filed("Northland", "cessation", "30", "20");
        AmendmentId sub = set.filedUnder(parent, "Southland", text -> set.replaced(text, "cessation", "20", "25"));
        RoundId open = set.open(sub);
        refuses("voting.error.under-vote", () -> set.open(sub));
        refuses("voting.error.under-vote", () -> set.open(parent));
        set.cast(open, Choice.YES);
        set.proclaim(open);
        set.open(parent);
        assertThat(set.see(parent).status()).isEqualTo(AmendmentStatus.PROPOSED);
    }

    @Test
    void marksNoArticleWhoseTextHasChangedSinceTheRoundOpened(ApplicationEvents events) {
        Bench.Set set = bench.set();
        RoundId open = set.open(List.of(SubjectRef.of(SubjectRef.PROVISION, set.at("ceasefire"))));
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        set.cast(open, Choice.YES);
        set.proclaim(open);
        assertThat(status(set)).isEqualTo(ArticleStatus.OPEN);
        assertThat(aftermath(set, open)).singleElement().asString().contains("Article 1", "version 1");
        assertThat(types(events)).contains("article.overtaken").doesNotContain("article.marked");
    }

    private List<String> aftermath(Bench.Set set, RoundId round) {
        return set.table()
                .as("Observer")
                .call(() -> roundQueries.aftermath(roundQueries.get(round), java.util.Locale.ENGLISH));
    }

    private ArticleStatus status(Bench.Set set) {
        return set.table()
                .asFacilitator()
                .call(() -> plans.articleStatus(set.plan()).get(set.at("ceasefire")));
    }

    @Test
    void decidesNothingWithoutADecision() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Northland", "cessation", "30", "20");
        RoundId round = set.table().asFacilitator().call(() -> {
            RoundId prepared = rounds.prepare(
                    set.table().negotiation(),
                    "A round",
                    List.of(SubjectRef.of(SubjectRef.AMENDMENT, id)),
                    "peace-plan",
                    null);
            rounds.open(prepared);
            return prepared;
        });
        set.proclaim(round);
        assertThat(set.see(id).status()).isIn(AmendmentStatus.PROPOSED, AmendmentStatus.REJECTED);
        assertThat(set.version()).isEqualTo(1);
    }

    @Test
    void keepsEveryStateInTheHistory() {
        Bench.Set set = bench.set();
        AmendmentId id = set.draft("Southland", set.replaced("cessation", "30", "45"));
        set.file("Southland", id);
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        List<AmendmentStatus> states = transactions.execute(status -> {
            var reader = AuditReaderFactory.get(entities);
            return reader.getRevisions(Amendment.class, id.value()).stream()
                    .map(revision ->
                            reader.find(Amendment.class, id.value(), revision).status())
                    .toList();
        });
        assertThat(states).containsExactly(AmendmentStatus.DRAFT, AmendmentStatus.PROPOSED, AmendmentStatus.OBSOLETE);
    }

    private String resulting(Bench.Set set, AmendmentId id, String label) {
        PlanText text = set.table().as("Observer").call(() -> queries.texts(id)).result();
        return text.find(set.at(label)).map(Provision::text).orElse("");
    }

    private static List<String> types(ApplicationEvents events) {
        return events.stream(Act.class).map(Act::type).toList();
    }

    private static void refuses(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
