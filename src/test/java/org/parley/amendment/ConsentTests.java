package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.parley.delegation.NegotiationService;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.record.LogId;
import org.parley.record.RecordFilter;
import org.parley.record.RecordQueries;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.PlanRedline;
import org.parley.text.PlanText;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.PlatformTransactionManager;

/** What an adoption changed goes to its proposer, and is not put to the vote before they answer (ADR 0020). */
@IntegrationTest
@RecordApplicationEvents
class ConsentTests {

    private final Bench bench;
    private final AmendmentService service;
    private final AmendmentQueries queries;
    private final ConsentService consents;
    private final ConsentQueries asked;
    private final NegotiationService negotiations;
    private final RoundService rounds;
    private final RecordQueries record;
    private final AmendmentRepository amendments;
    private final Falling falling;
    private final AmendmentActs acts;
    private final ApplicationEventPublisher publisher;
    private final PlatformTransactionManager manager;

    ConsentTests(
            Scene scene,
            PlanService planService,
            PlanQueries plans,
            AmendmentService service,
            AmendmentQueries queries,
            ConsentService consents,
            ConsentQueries asked,
            NegotiationService negotiations,
            RoundService rounds,
            RecordQueries record,
            AmendmentRepository amendments,
            Falling falling,
            AmendmentActs acts,
            ApplicationEventPublisher publisher,
            PlatformTransactionManager manager) {
        this.bench = new Bench(scene, planService, plans, service, queries, rounds);
        this.service = service;
        this.queries = queries;
        this.consents = consents;
        this.asked = asked;
        this.negotiations = negotiations;
        this.rounds = rounds;
        this.record = record;
        this.amendments = amendments;
        this.falling = falling;
        this.acts = acts;
        this.publisher = publisher;
        this.manager = manager;
    }

    /** One of Eastland on "all hostilities", beside which "30" has become "20" in the same paragraph. */
    private AmendmentId changed(Bench.Set set) {
        AmendmentId id = set.filed("Eastland", "cessation", "all hostilities", "all fire");
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        return id;
    }

    @Test
    void letsWhatReadsTheSameFollowSilently() {
        Bench.Set set = bench.set();
        AmendmentId apart = set.filed("Southland", "line", "50,000", "25,000");
        changed(set);
        assertThat(set.see(apart).awaitsConsent()).isFalse();
        assertThat(set.see(apart).remark().kind()).isEqualTo(Remark.Kind.CARRIED);
        set.vote(Choice.YES, apart);
        assertThat(set.words("line")).contains("25,000");
    }

    @Test
    void asksTheProposerOfWhatReadsDifferentlyAndShowsBothForms(ApplicationEvents events) {
        Bench.Set set = bench.set();
        RoundId round;
        AmendmentId id = set.filed("Eastland", "cessation", "all hostilities", "all fire");
        round = set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        Consent consent = set.see(id).consent();
        assertThat(consent.version()).isEqualTo(1);
        assertThat(consent.round()).isEqualTo(round.value());
        assertThat(consent.account()).isNotEmpty();
        assertThat(Duration.between(consent.askedAt(), consent.due())).isEqualTo(Duration.ofHours(48));
        set.table().as("Observer").run(() -> {
            assertThat(words(asked.asWritten(id))).contains("within 30 days").contains("fire");
            assertThat(words(queries.redlineToParent(id)))
                    .contains("within 20 days")
                    .contains("fire");
        });
        assertThat(owed(set, "Eastland head")).containsExactly(id);
        assertThat(owed(set, "Southland head")).isEmpty();
        assertThat(owed(set, "Observer")).isEmpty();
        assertThat(acts(events, "amendment.carried", id))
                .singleElement()
                .satisfies(act ->
                        assertThat(act.data()).containsEntry("changed", true).containsKey("due"));
    }

    @Test
    void putsNothingToTheVoteBeforeItsProposerHasAnswered() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Eastland", "cessation", "all hostilities", "all fire");
        RoundId prepared = set.table()
                .asFacilitator()
                .call(() -> rounds.prepare(
                        set.table().negotiation(),
                        "A round",
                        List.of(SubjectRef.of(SubjectRef.AMENDMENT, id)),
                        "simple-majority",
                        null));
        AmendmentId sub = set.filedUnder(id, "Southland", text -> set.replaced(text, "line", "50,000", "25,000"));
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        refuses("amendment.error.awaits-consent", () -> set.open(id));
        refuses("amendment.error.awaits-consent", () -> set.open(sub));
        refuses(
                "amendment.error.awaits-consent",
                () -> set.table().asFacilitator().run(() -> rounds.open(prepared)));
        set.consent(consents, "Eastland", id);
        set.table().asFacilitator().run(() -> rounds.open(prepared));
        set.cast(prepared, Choice.YES);
        set.proclaim(prepared);
        assertThat(set.words("cessation")).isEqualTo("The Parties shall cease all fire within 20 days.");
    }

    @Test
    void takesTheAnswerOfTheProposersHeadOnlyAndOfTheStateThatWasRead(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Northland", "cessation", "all hostilities", "all fire");
        set.vote(Choice.YES, set.filed("Eastland", "cessation", "30", "20"));
        long seen = set.see(id).lockVersion();
        refuses("amendment.error.adviser", () -> answer(set, "Northland adviser", id, seen));
        refuses("amendment.error.other-delegation", () -> answer(set, "Eastland head", id, seen));
        refuses("amendment.error.facilitator", () -> answer(set, "Facilitator", id, seen));
        refuses("amendment.error.consent-changed", () -> answer(set, "Northland head", id, seen - 1));
        answer(set, "Northland deputy", id, seen);
        assertThat(set.see(id).awaitsConsent()).isFalse();
        assertThat(set.see(id).remark().kind()).isEqualTo(Remark.Kind.CONSENTED);
        refuses(
                "amendment.error.not-awaiting",
                () -> answer(set, "Northland deputy", id, set.see(id).lockVersion()));
        assertThat(acts(events, "amendment.consented", id)).hasSize(1);
    }

    @Test
    void showsWhatTheProposerLastSawHoweverManyAdoptionsCameSince() {
        Bench.Set set = bench.set();
        AmendmentId id = changed(set);
        Consent first = set.see(id).consent();
        AmendmentId prisoners = set.filed("Westland", "cessation", "The Parties", "Both Parties");
        set.vote(Choice.YES, prisoners);
        Consent second = set.see(id).consent();
        assertThat(set.see(id).version()).isEqualTo(3);
        assertThat(second.version()).isEqualTo(1);
        assertThat(second.changes()).isEqualTo(first.changes());
        assertThat(second.account()).containsAll(first.account());
        assertThat(second.due()).isAfter(first.due());
        set.table().as("Observer").run(() -> {
            assertThat(words(asked.asWritten(id))).contains("within 30 days");
            assertThat(words(queries.redlineToParent(id))).contains("Both", "within 20 days");
        });
        // what says the same on a newer version still awaits the answer, and keeps its time
        set.vote(Choice.YES, set.filed("Westland", "line", "50,000", "25,000"));
        Consent third = set.see(id).consent();
        assertThat(set.see(id).version()).isEqualTo(4);
        assertThat(third).isEqualTo(second);
        set.consent(consents, "Eastland", id);
        set.vote(Choice.YES, id);
        assertThat(set.words("cessation")).isEqualTo("Both Parties shall cease all fire within 20 days.");
    }

    @Test
    void filesARedraftUnderTheSameNumber(ApplicationEvents events) {
        Bench.Set set = bench.set();
        AmendmentId id = changed(set);
        AmendmentId sub = set.filedUnder(id, "Southland", text -> set.replaced(text, "line", "50,000", "25,000"));
        int number = set.see(id).number();
        AmendmentId draft = set.table().as("Eastland head").call(() -> consents.redraft(id));
        assertThat(set.table().asHead("Eastland").call(() -> consents.redraft(id)))
                .isEqualTo(draft);
        AmendmentView begun = set.table().asHead("Eastland").call(() -> queries.get(draft));
        assertThat(begun.changes()).isEqualTo(set.see(id).changes());
        assertThat(begun.redraftOf()).isEqualTo(id);
        PlanText edited = set.replaced(set.text(), "cessation", "all hostilities", "all fire, on land and at sea,");
        set.table()
                .asHead("Eastland")
                .run(() -> service.save(draft, begun.lockVersion(), new DraftText("Fire", "It says where.", edited)));
        refuses("amendment.error.awaits-consent", () -> set.open(id));
        // the deadline for amendments does not end an answer that is owed
        set.table()
                .asFacilitator()
                .run(() -> negotiations.settle(
                        set.table().negotiation(),
                        0,
                        Clock.systemUTC().instant().minus(Duration.ofMinutes(1)),
                        48));
        set.file("Eastland", draft);
        AmendmentView refiled = set.see(id);
        assertThat(refiled.number()).isEqualTo(number);
        assertThat(refiled.status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(refiled.title()).isEqualTo("Fire");
        assertThat(refiled.awaitsConsent()).isFalse();
        assertThat(refiled.remark().kind()).isEqualTo(Remark.Kind.REDRAFTED);
        assertThat(set.table().asHead("Eastland").call(() -> queries.get(draft)).status())
                .isEqualTo(AmendmentStatus.WITHDRAWN);
        assertThat(acts(events, "amendment.redrafted", id)).hasSize(1);
        assertThat(set.see(sub).status()).isEqualTo(AmendmentStatus.PROPOSED);
        set.vote(Choice.YES, sub);
        set.vote(Choice.YES, id);
        assertThat(set.words("cessation")).contains("all fire, on land and at sea, within 20 days");
        assertThat(set.words("line")).contains("25,000");
    }

    @Test
    void asksTheProposerOfASubAmendmentWhoseParentChanged() {
        Bench.Set set = bench.set();
        AmendmentId parent = set.filed("Eastland", "cessation", "all hostilities", "all fire");
        AmendmentId sub = set.filedUnder(parent, "Southland", text -> set.replaced(text, "cessation", "The", "Both"));
        AmendmentId apart = set.filedUnder(parent, "Westland", text -> set.replaced(text, "line", "maps", "charts"));
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        assertThat(set.see(sub).awaitsConsent()).isTrue();
        assertThat(set.see(apart).awaitsConsent()).isFalse();
        set.table().as("Observer").run(() -> {
            assertThat(words(asked.asWritten(sub))).contains("all fire within 30 days");
            assertThat(words(queries.redlineToParent(sub))).contains("all fire within 20 days");
        });
        set.consent(consents, "Eastland", parent);
        refuses("amendment.error.awaits-consent", () -> set.open(sub));
        set.consent(consents, "Southland", sub);
        set.vote(Choice.YES, sub);
        set.vote(Choice.YES, parent);
        assertThat(set.words("cessation")).isEqualTo("Both Parties shall cease all fire within 20 days.");
    }

    @Test
    void lapsesWhatIsNotAnsweredAfterAReminderAndLetsAnotherTakeItOver(ApplicationEvents events) throws Exception {
        Bench.Set set = bench.set();
        AmendmentId id = changed(set);
        AmendmentId sub = set.filedUnder(id, "Southland", text -> set.replaced(text, "line", "50,000", "25,000"));
        keeper(Duration.ofHours(35)).look(false);
        assertThat(acts(events, "amendment.consent-reminded", id)).isEmpty();
        together(() -> look(Duration.ofHours(37)), () -> look(Duration.ofHours(37)));
        keeper(Duration.ofHours(38)).look(false);
        assertThat(set.see(id).status()).isEqualTo(AmendmentStatus.PROPOSED);
        // two nodes look at the same time; a third starts late
        together(() -> look(Duration.ofHours(49)), () -> look(Duration.ofHours(49)));
        keeper(Duration.ofHours(50)).look(true);
        AmendmentView lapsed = set.see(id);
        assertThat(lapsed.status()).isEqualTo(AmendmentStatus.WITHDRAWN);
        assertThat(lapsed.remark().kind()).isEqualTo(Remark.Kind.LAPSED);
        assertThat(lapsed.awaitsConsent()).isFalse();
        assertThat(set.see(sub).remark().kind()).isEqualTo(Remark.Kind.PARENT_GONE);
        refuses("amendment.error.state", () -> answer(set, "Eastland head", id, lapsed.lockVersion()));

        set.table().asHead("Westland").run(() -> service.takeOver(id));
        assertThat(set.see(id).status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(set.see(id).awaitsConsent()).isFalse();
        set.vote(Choice.YES, id);
        assertThat(set.words("cessation")).isEqualTo("The Parties shall cease all fire within 20 days.");
        assertThat(recorded(set, "amendment.consent-reminded")).isEqualTo(1L);
        assertThat(recorded(set, "amendment.lapsed")).isEqualTo(1);
    }

    @Test
    void refusesAnAnswerAfterTheDeadlineEvenBeforeTheHouseHasLooked() {
        Bench.Set set = bench.set();
        AmendmentId id = changed(set);
        Amendment late = amendments.findById(id.value()).orElseThrow();
        refuses(
                "amendment.error.consent-late",
                () -> late.accept(Clock.systemUTC().instant().plus(Duration.ofHours(49))));
    }

    @Test
    void asksWhoTakesOverAnAmendmentThatReadsDifferentlyByThen() {
        Bench.Set set = bench.set();
        AmendmentId id = set.filed("Eastland", "cessation", "all hostilities", "all fire");
        set.table().asHead("Eastland").run(() -> service.withdraw(id, ""));
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        set.table().asHead("Westland").run(() -> service.takeOver(id));
        assertThat(set.see(id).delegation()).isEqualTo(set.table().delegation("Westland"));
        assertThat(set.see(id).awaitsConsent()).isTrue();
        refuses("amendment.error.awaits-consent", () -> set.open(id));
        set.consent(consents, "Westland", id);
        set.open(id);
    }

    @Test
    void offersANewDraftOfWhatFellWithAsMuchAsCanBeCarried() {
        Bench.Set set = bench.set();
        PlanText both = set.replaced(set.replaced("cessation", "30", "45"), "line", "50,000", "25,000");
        AmendmentId id = set.file("Southland", set.draft("Southland", both));
        refuses("amendment.error.not-awaiting", () -> redraft(set, "Southland", id));
        set.vote(Choice.YES, set.filed("Northland", "cessation", "30", "20"));
        assertThat(set.see(id).status()).isEqualTo(AmendmentStatus.OBSOLETE);
        AmendmentId draft = redraft(set, "Southland", id);
        AmendmentView begun = set.table().asHead("Southland").call(() -> queries.get(draft));
        assertThat(begun.version()).isEqualTo(2);
        assertThat(begun.remark().kind()).isEqualTo(Remark.Kind.BEGUN_FROM);
        assertThat(begun.remark().other()).isEqualTo(id);
        assertThat(begun.remark().reasons()).isNotEmpty();
        assertThat(begun.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.provision()).isEqualTo(set.at("line")));
        set.file("Southland", draft);
        assertThat(set.see(draft).number()).isGreaterThan(set.see(id).number());
        assertThat(set.table().as("Observer").call(() -> asked.redrafts(id)))
                .extracting(AmendmentView::id)
                .containsExactly(draft);
        AmendmentId decided = set.filed("Northland", "prisoners", "60", "40");
        set.vote(Choice.NO, decided);
        refuses("amendment.error.state", () -> redraft(set, "Northland", decided));
    }

    @Test
    void letsACoSponsorTakeItsNameBack(ApplicationEvents events) {
        Bench.Set set = bench.set(1, null);
        AmendmentId id = set.filed("Eastland", "cessation", "all hostilities", "all fire");
        refuses(
                "amendment.error.no-co-sponsor",
                () -> set.table().asHead("Westland").run(() -> service.leave(id)));
        set.table().asHead("Westland").run(() -> service.coSponsor(id));
        AmendmentId other = set.filed("Northland", "cessation", "30", "20");
        set.table().asHead("Southland").run(() -> service.coSponsor(other));
        set.vote(Choice.YES, other);
        assertThat(set.see(id).coSponsors()).containsExactly(set.table().delegation("Westland"));
        assertThat(set.table()
                        .asHead("Westland")
                        .call(() -> asked.coSponsored(set.table().negotiation())))
                .extracting(AmendmentView::id)
                .containsExactly(id);
        set.table().asHead("Westland").run(() -> service.leave(id));
        assertThat(set.see(id).status()).isEqualTo(AmendmentStatus.SEEKING);
        assertThat(acts(events, "amendment.co-sponsor-left", id)).hasSize(1);
        set.consent(consents, "Eastland", id);
        refuses("amendment.error.not-votable", () -> set.open(id));
    }

    @Test
    void neverConsentsToAFormThatAnotherAdoptionMakesMeanwhile() throws Exception {
        Bench.Set set = bench.set();
        AmendmentId id = changed(set);
        for (int again = 0; again < 3; again++) {
            String old = again % 2 == 0 ? "60" : "40";
            String fresh = again % 2 == 0 ? "40" : "60";
            AmendmentId aside = set.filed("Westland", "prisoners", old, fresh);
            RoundId open = set.open(aside);
            set.cast(open, Choice.YES);
            AmendmentView seen = set.see(id);
            set.table().asFacilitator().run(() -> rounds.close(open));
            List<Boolean> done = together(
                    () -> {
                        set.table().asFacilitator().run(() -> rounds.proclaim(open));
                        return true;
                    },
                    () -> {
                        try {
                            answer(set, "Eastland head", id, seen.lockVersion());
                            return true;
                        } catch (RuleViolation refused) {
                            assertThat(refused.key()).isEqualTo("amendment.error.consent-changed");
                            return false;
                        }
                    });
            assertThat(done.getFirst()).isTrue();
            AmendmentView now = set.see(id);
            assertThat(now.version()).isEqualTo(seen.version() + 1);
            assertThat(now.awaitsConsent()).isEqualTo(!done.getLast());
            if (done.getLast()) {
                return;
            }
        }
        set.consent(consents, "Eastland", id);
        assertThat(set.see(id).awaitsConsent()).isFalse();
    }

    private AmendmentId redraft(Bench.Set set, String delegation, AmendmentId id) {
        return set.table().asHead(delegation).call(() -> consents.redraft(id));
    }

    private void answer(Bench.Set set, String who, AmendmentId id, long seen) {
        set.table().as(who).run(() -> consents.accept(id, seen));
    }

    private List<AmendmentId> owed(Bench.Set set, String who) {
        return set.table().as(who).call(() -> asked.owed(set.table().negotiation())).stream()
                .map(AmendmentView::id)
                .toList();
    }

    private ConsentKeeper keeper(Duration later) {
        return new ConsentKeeper(amendments, falling, acts, publisher, manager, Clock.offset(Clock.systemUTC(), later));
    }

    private boolean look(Duration later) {
        keeper(later).look(false);
        return true;
    }

    private long recorded(Bench.Set set, String type) {
        return set.table()
                .as("Observer")
                .call(() ->
                        record
                                .page(LogId.of(set.table().negotiation().value()), RecordFilter.ALL, null, 100)
                                .lines()
                                .stream()
                                .filter(line -> line.type().equals(type))
                                .count());
    }

    @SafeVarargs
    private static <T> List<T> together(Callable<T>... works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.length);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = java.util.stream.Stream.of(works)
                    .map(work -> threads.submit(() -> {
                        start.await();
                        return work.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }

    /** The articles of a redline as they would read. */
    private static String words(PlanRedline redline) {
        return redline.nodes().stream().map(node -> node.text().after()).collect(Collectors.joining("\n"));
    }

    private static List<Act> acts(ApplicationEvents events, String type, AmendmentId id) {
        return events.stream(Act.class)
                .filter(act -> act.type().equals(type) && act.subject().id().equals(id.value()))
                .collect(Collectors.toList());
    }

    private static void refuses(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
