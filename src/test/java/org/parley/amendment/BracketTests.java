package org.parley.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.BracketEnd;
import org.parley.plan.BracketLedger;
import org.parley.plan.BracketQueries;
import org.parley.plan.BracketService;
import org.parley.plan.BracketView;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.procedure.Choice;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.Brackets;
import org.parley.text.PlanText;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Brackets from the amendment that opens one to each way out of it. */
@IntegrationTest
@RecordApplicationEvents
class BracketTests {

    private static final String OLD = "within 30 days";
    private static final String NEW = "within 60 days";

    private final Bench bench;
    private final BracketService service;
    private final BracketQueries brackets;

    BracketTests(
            Scene scene,
            PlanService planService,
            AmendmentService amendments,
            AmendmentQueries queries,
            PlanQueries plans,
            RoundService rounds,
            RoundQueries roundQueries,
            BracketService service,
            BracketQueries brackets) {
        this.bench = new Bench(scene, planService, plans, amendments, queries, rounds);
        this.service = service;
        this.brackets = brackets;
    }

    /** A table at which Southland's amendment put the period in brackets. */
    private Bench.Set contested() {
        Bench.Set set = bench.set();
        set.vote(Choice.YES, set.filed("Southland", "cessation", OLD, "[" + OLD + " / " + NEW + "]"));
        return set;
    }

    private BracketLedger ledger(Bench.Set set) {
        return set.table().as("Observer").call(() -> brackets.ledger(set.plan()));
    }

    private BracketView only(Bench.Set set) {
        assertThat(ledger(set).open()).hasSize(1);
        return ledger(set).open().getFirst();
    }

    private OptionalInt consent(Bench.Set set, String delegation, String words) {
        return set.table()
                .asHead(delegation)
                .call(() -> service.consent(set.plan(), only(set).id(), words));
    }

    private static List<String> owners(Bench.Set set, BracketView bracket, String words) {
        return bracket.choices().stream()
                .filter(choice -> choice.words().equals(words))
                .flatMap(choice -> choice.owners().stream())
                .map(owner -> java.util.stream.StreamSupport.stream(
                                set.table().delegations().spliterator(), false)
                        .filter(name -> set.table().delegation(name).equals(owner.delegation()))
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.toList());
    }

    private static List<String> types(ApplicationEvents events) {
        return events.stream(Act.class).map(Act::type).toList();
    }

    @Test
    void anAdoptedAmendmentOpensABracketAndItsSponsorsStandBehindTheWordsThatItPutIn(ApplicationEvents events) {
        Bench.Set set = contested();
        assertThat(set.words("cessation")).contains("{open:").contains(OLD).contains(NEW);
        BracketView bracket = only(set);
        assertThat(bracket.opened()).isEqualTo(2);
        assertThat(bracket.openedRound()).isNotNull();
        assertThat(owners(set, bracket, NEW)).containsExactly("Southland");
        assertThat(owners(set, bracket, OLD)).isEmpty();
        assertThat(bracket.choices().getFirst().table()).isTrue();
        assertThat(bracket.choices().getLast().table()).isFalse();
        assertThat(ledger(set).levels()).extracting(BracketLedger.Level::open).containsExactly(0, 1);
        assertThat(types(events)).contains("bracket.opened");
    }

    @Test
    void itsOwnersConsentGivesTheTextBackAndCarriesWhatIsPending(ApplicationEvents events) {
        Bench.Set set = contested();
        AmendmentId apart = set.filed("Northland", "line", "50,000", "25,000");
        AmendmentId rival = set.filed("Eastland", "cessation", NEW, "within 90 days");
        assertThat(consent(set, "Southland", OLD)).hasValue(3);
        assertThat(set.words("cessation")).isEqualTo("The Parties shall cease all hostilities within 30 days.");
        assertThat(ledger(set).open()).isEmpty();
        assertThat(ledger(set).settled()).singleElement().satisfies(settled -> {
            assertThat(settled.ended()).isEqualTo(BracketEnd.AGREEMENT);
            assertThat(settled.closed()).isEqualTo(3);
        });
        assertThat(ledger(set).levels()).extracting(BracketLedger.Level::open).containsExactly(0, 1, 0);
        assertThat(set.see(apart).version()).isEqualTo(3);
        assertThat(set.see(apart).status()).isEqualTo(AmendmentStatus.PROPOSED);
        assertThat(set.see(rival).status()).isEqualTo(AmendmentStatus.OBSOLETE);
        assertThat(types(events))
                .contains("bracket.consented", "bracket.closed", "version.adopted", "amendment.carried");
    }

    @Test
    void wordsOfTheTableGoOnlyWhenEveryDelegationAgrees() {
        Bench.Set set = contested();
        for (String delegation : List.of("Northland", "Eastland", "Westland")) {
            assertThat(consent(set, delegation, NEW)).isEmpty();
        }
        // joining what one wants to see go does not make one its only owner
        set.table()
                .asHead("Midland")
                .run(() -> service.join(set.plan(), only(set).id(), OLD));
        assertThat(set.version()).isEqualTo(2);
        assertThat(consent(set, "Midland", NEW)).hasValue(3);
        assertThat(set.words("cessation")).contains(NEW).doesNotContain(OLD);
    }

    @Test
    void aConsentCanBeTakenBackUntilTheLastOne() {
        Bench.Set set = contested();
        set.table()
                .asHead("Westland")
                .run(() -> service.join(set.plan(), only(set).id(), NEW));
        assertThat(consent(set, "Southland", OLD)).isEmpty();
        set.table()
                .asHead("Southland")
                .run(() -> service.retract(set.plan(), only(set).id()));
        assertThat(consent(set, "Westland", OLD)).isEmpty();
        assertThat(only(set).choices().getFirst().consented())
                .containsExactly(set.table().delegation("Westland"));
        assertThat(consent(set, "Southland", OLD)).hasValue(3);
    }

    @Test
    void onlyWhoPutWordsInWithdrawsThemAndOnlyAlone() {
        Bench.Set set = contested();
        BracketView bracket = only(set);
        set.table().asHead("Northland").run(() -> service.join(set.plan(), bracket.id(), OLD));
        refused(
                "plan.error.bracket-withdraw",
                () -> set.table().asHead("Northland").run(() -> service.withdraw(set.plan(), bracket.id(), OLD)));
        set.table().asHead("Westland").run(() -> service.join(set.plan(), bracket.id(), NEW));
        refused(
                "plan.error.bracket-withdraw",
                () -> set.table().asHead("Southland").run(() -> service.withdraw(set.plan(), bracket.id(), NEW)));
        set.table().asHead("Westland").run(() -> service.leave(set.plan(), bracket.id(), NEW));
        assertThat(set.table().asHead("Southland").call(() -> service.withdraw(set.plan(), bracket.id(), NEW)))
                .isEqualTo(3);
        assertThat(set.words("cessation")).contains(OLD).doesNotContain("{open:");
        assertThat(ledger(set).settled().getFirst().ended()).isEqualTo(BracketEnd.WITHDRAWAL);
    }

    @Test
    void anAmendmentSettlesABracketByVoteAndAddsAlternatives() {
        Bench.Set set = contested();
        String id = only(set).id().toString();
        AmendmentId third = set.filed("Eastland", "cessation", NEW, NEW + "{or:" + id + "}at once");
        set.vote(Choice.YES, third);
        assertThat(owners(set, only(set), "at once")).containsExactly("Eastland");
        assertThat(owners(set, only(set), NEW)).containsExactly("Southland");
        PlanText settled = Brackets.settle(set.text(), only(set).id(), "at once");
        RoundId round = set.vote(Choice.YES, set.file("Westland", set.draft("Westland", settled)));
        assertThat(set.words("cessation")).isEqualTo("The Parties shall cease all hostilities at once.");
        assertThat(ledger(set).settled().getFirst().ended()).isEqualTo(BracketEnd.VOTE);
        assertThat(ledger(set).levels().getLast().round()).isEqualTo(round.value());
    }

    @Test
    void rewordingAnAlternativeLeavesNobodyBehindWordsTheyNeverSaid() {
        Bench.Set set = contested();
        set.table()
                .asHead("Westland")
                .run(() -> service.consent(set.plan(), only(set).id(), NEW));
        set.vote(Choice.YES, set.filed("Eastland", "cessation", NEW, "within 45 days"));
        assertThat(owners(set, only(set), "within 45 days")).containsExactly("Eastland");
        assertThat(only(set).choices())
                .allSatisfy(choice -> assertThat(choice.consented()).isEmpty());
    }

    @Test
    void whatIsBeingVotedOnIsNotSettledOtherwise() {
        Bench.Set set = contested();
        RoundId round = set.open(set.filed("Eastland", "cessation", NEW, "within 90 days"));
        refused("amendment.error.bracket-under-vote", () -> consent(set, "Southland", OLD));
        assertThat(set.version()).isEqualTo(2);
        assertThat(only(set).choices().getFirst().consented()).isEmpty();
        set.cast(round, Choice.NO);
        set.proclaim(round);
        RoundId article = set.open(List.of(SubjectRef.of(SubjectRef.PROVISION, set.at("ceasefire"))));
        refused("amendment.error.bracket-under-vote", () -> consent(set, "Southland", OLD));
        set.cast(article, Choice.NO);
        set.proclaim(article);
        assertThat(consent(set, "Southland", OLD)).isPresent();
    }

    @Test
    void headsAndDeputiesSpeakAndOthersLookOn() {
        Bench.Set set = contested();
        BracketView bracket = only(set);
        for (String person : List.of("Northland adviser", "Observer", "Facilitator")) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .as(person)
                    .isThrownBy(() -> set.table().as(person).run(() -> service.join(set.plan(), bracket.id(), NEW)));
            assertThat(set.table().as(person).call(() -> brackets.open(set.plan())))
                    .hasSize(1);
        }
        set.table().as("Northland deputy").run(() -> service.join(set.plan(), bracket.id(), NEW));
        assertThat(owners(set, only(set), NEW)).containsExactlyInAnyOrder("Northland", "Southland");
        refused(
                "plan.error.bracket-joined",
                () -> set.table().asHead("Northland").run(() -> service.join(set.plan(), bracket.id(), NEW)));
        refused(
                "plan.error.bracket-other-words",
                () -> set.table()
                        .asHead("Northland")
                        .run(() -> service.join(set.plan(), bracket.id(), "within a year")));
    }

    @Test
    void whatIsHalfTypedIsKeptInTheDraftAndNotProposed() {
        Bench.Set set = bench.set();
        AmendmentId draft = set.draft("Northland", set.replaced("cessation", OLD, "[" + OLD + " / "));
        refused("text.error.bracket-unfinished", () -> set.file("Northland", draft));
    }

    private static void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(deed)
                .satisfies(violation -> assertThat(violation.key()).isEqualTo(key));
    }
}
