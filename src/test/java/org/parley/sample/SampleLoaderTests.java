package org.parley.sample;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.CollisionQueries;
import org.parley.amendment.OrderService;
import org.parley.amendment.PackageMember;
import org.parley.amendment.PackageQueries;
import org.parley.amendment.PackageService;
import org.parley.amendment.PackageView;
import org.parley.amendment.ProvisoService;
import org.parley.amendment.ReconsiderationService;
import org.parley.delegation.Capacity;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationService;
import org.parley.delegation.SeatView;
import org.parley.deliberation.Audience;
import org.parley.deliberation.DeliberationQueries;
import org.parley.deliberation.DeliberationService;
import org.parley.deliberation.Movement;
import org.parley.deliberation.Nearness;
import org.parley.deliberation.PositionAudience;
import org.parley.deliberation.PositionQueries;
import org.parley.deliberation.PositionService;
import org.parley.deliberation.PreparationService;
import org.parley.deliberation.StatementQueries;
import org.parley.deliberation.StatementService;
import org.parley.deliberation.StatementView;
import org.parley.deliberation.ThreadView;
import org.parley.identity.PersonService;
import org.parley.identity.SignInService;
import org.parley.implementation.AgreementQueries;
import org.parley.implementation.AgreementService;
import org.parley.implementation.AgreementView;
import org.parley.implementation.CommitmentQueries;
import org.parley.implementation.CommitmentService;
import org.parley.implementation.CommitmentState;
import org.parley.implementation.CommitmentView;
import org.parley.implementation.DepositaryQueries;
import org.parley.implementation.GuaranteeQueries;
import org.parley.implementation.GuaranteeService;
import org.parley.implementation.GuaranteeView;
import org.parley.implementation.IncidentQueries;
import org.parley.implementation.IncidentService;
import org.parley.implementation.IncidentView;
import org.parley.implementation.MissionQueries;
import org.parley.implementation.MissionService;
import org.parley.implementation.MissionView;
import org.parley.implementation.NominationService;
import org.parley.implementation.NominationState;
import org.parley.implementation.NominationView;
import org.parley.implementation.Notification;
import org.parley.implementation.ReservationEffects;
import org.parley.implementation.ReservationQueries;
import org.parley.implementation.ReservationService;
import org.parley.implementation.ReservationSheet;
import org.parley.kernel.FirstFilling;
import org.parley.kernel.SubjectRef;
import org.parley.library.LinkView;
import org.parley.library.PrecedentFilter;
import org.parley.library.PrecedentLinkService;
import org.parley.library.PrecedentQueries;
import org.parley.library.PrecedentService;
import org.parley.library.PrecedentView;
import org.parley.plan.ArticleRulesService;
import org.parley.plan.BracketQueries;
import org.parley.plan.BracketService;
import org.parley.plan.ClosureService;
import org.parley.plan.ElementQueries;
import org.parley.plan.ElementService;
import org.parley.plan.Mark;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.PlanSummary;
import org.parley.plan.SideBySide;
import org.parley.procedure.Manner;
import org.parley.record.LogId;
import org.parley.record.RecordQueries;
import org.parley.sitting.SittingQueries;
import org.parley.sitting.SittingService;
import org.parley.sitting.SittingState;
import org.parley.sitting.SittingSummary;
import org.parley.sitting.SittingView;
import org.parley.sitting.SpeakersService;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.text.Collision;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;
import org.parley.voting.SilenceService;
import org.springframework.beans.factory.ObjectProvider;

/** The sample loads through the services, and every screen has something to show. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleLoaderTests {

    private static final String RUN = Long.toString(System.nanoTime(), 36);

    private final SampleNegotiation sample = anew(SampleFiles.negotiation());
    private final SampleLoader loader;
    private final NegotiationQueries negotiations;
    private final PlanQueries plans;
    private final ElementQueries elements;
    private final AmendmentQueries amendments;
    private final CollisionQueries collisions;
    private final PackageQueries packages;
    private final DeliberationQueries threads;
    private final PositionQueries stances;
    private final StatementQueries stated;
    private final PrecedentQueries precedents;
    private final RoundQueries rounds;
    private final CommitmentQueries commitments;
    private final GuaranteeQueries guarantees;
    private final AgreementQueries agreed;
    private final IncidentQueries incidents;
    private final MissionQueries watching;
    private final ReservationQueries reserved;
    private final DepositaryQueries depositary;
    private final SittingQueries sittings;
    private final RecordQueries record;
    private final SignInService signIn;
    private final Scene scene;
    private NegotiationId negotiation = new NegotiationId(new UUID(0, 0));

    SampleLoaderTests(
            PersonService accounts,
            NegotiationService negotiationService,
            NegotiationQueries negotiations,
            PlanService planService,
            PlanQueries plans,
            AmendmentService amendmentService,
            AmendmentQueries amendments,
            CollisionQueries collisions,
            PackageService packageService,
            PackageQueries packages,
            ProvisoService provisos,
            ClosureService closures,
            DeliberationService deliberation,
            StatementService statements,
            PreparationService preparation,
            PositionService positions,
            PositionQueries stances,
            ArticleRulesService articleRules,
            StatementQueries stated,
            PrecedentService library,
            PrecedentLinkService links,
            PrecedentQueries precedents,
            DeliberationQueries threads,
            ElementService elementService,
            ElementQueries elements,
            BracketService brackets,
            BracketQueries contested,
            RoundService roundService,
            RoundQueries rounds,
            OrderService orders,
            SilenceService silence,
            ReconsiderationService reconsiderations,
            CommitmentService promised,
            CommitmentQueries commitments,
            GuaranteeService guaranteed,
            GuaranteeQueries guarantees,
            AgreementService agreements,
            AgreementQueries agreed,
            IncidentService incidentService,
            IncidentQueries incidents,
            ReservationService reserving,
            ReservationQueries reserved,
            DepositaryQueries depositary,
            MissionService missions,
            NominationService nominations,
            MissionQueries watching,
            SittingService sittingService,
            SpeakersService speakers,
            SittingQueries sittings,
            RecordQueries record,
            SignInService signIn,
            Clock clock,
            ObjectProvider<FirstFilling> filling,
            Scene scene) {
        SampleStage stage = new SampleStage(
                planService,
                plans,
                amendmentService,
                amendments,
                brackets,
                contested,
                packageService,
                packages,
                provisos,
                closures,
                deliberation,
                statements,
                preparation,
                positions,
                new SamplePrecedents(library, links, precedents, articleRules),
                roundService,
                new SamplePromises(promised, commitments, guaranteed, guarantees, negotiations),
                elementService,
                new SampleQuestions(orders, roundService, silence, reconsiderations, clock));
        this.elements = elements;
        this.loader = new SampleLoader(
                accounts,
                signIn,
                new SampleTable(accounts, negotiationService, clock),
                stage,
                new SampleAgreement(
                        plans, roundService, closures, guaranteed, agreements, incidentService, negotiations, clock),
                new SampleReservations(reserving, agreed, plans, negotiations),
                new SampleMonitors(missions, nominations, agreed, agreements, plans, negotiations, clock),
                new SampleSitting(sittingService, speakers, plans, negotiations, clock),
                filling);
        this.negotiations = negotiations;
        this.plans = plans;
        this.amendments = amendments;
        this.collisions = collisions;
        this.packages = packages;
        this.threads = threads;
        this.stances = stances;
        this.stated = stated;
        this.precedents = precedents;
        this.rounds = rounds;
        this.commitments = commitments;
        this.guarantees = guarantees;
        this.agreed = agreed;
        this.incidents = incidents;
        this.watching = watching;
        this.reserved = reserved;
        this.depositary = depositary;
        this.sittings = sittings;
        this.record = record;
        this.signIn = signIn;
        this.scene = scene;
    }

    @BeforeAll
    void load() {
        negotiation = loader.load(sample, scene.administrator().getUsername());
    }

    @Test
    void everybodySitsWhereTheFileSays() {
        var seats = facilitator(() -> negotiations.seats(negotiation));
        assertThat(seats).hasSize(sample.people().size() - 1);
        assertThat(seats)
                .extracting(SeatView::capacity)
                .contains(Capacity.FACILITATOR, Capacity.HEAD, Capacity.DEPUTY, Capacity.ADVISER, Capacity.OBSERVER);
        assertThat(facilitator(() -> negotiations.delegations(negotiation))).hasSameSizeAs(sample.delegations());
    }

    @Test
    void amendmentsAreDueOnADayToCome() {
        Instant due = facilitator(() -> negotiations.get(negotiation)).amendmentDeadline();
        assertThat(due).isBetween(Instant.now().plus(58, DAYS), Instant.now().plus(61, DAYS));
    }

    @Test
    void threePlansStandInTheirFallBackOrderAndBehindThemTheAgreementInForce() {
        List<PlanSummary> list = facilitator(() -> plans.list(negotiation));
        assertThat(list)
                .extracting(PlanSummary::title)
                .containsExactly(
                        "Peace through strength",
                        "Temporary ceasefire",
                        "Continued war: holding measures",
                        "Temporary ceasefire: the agreement in force");
        assertThat(list.getFirst().articles()).isEqualTo(10);
    }

    @Test
    void anAdoptedRoundMadeANewVersionOfTheText() {
        PlanSummary first = facilitator(() -> plans.list(negotiation)).getFirst();
        assertThat(first.version()).isEqualTo(3);
        assertThat(first.agreed()).isEqualTo(3);
        assertThat(first.closed()).isEqualTo(2);
        assertThat(first.provisional(first.version())).isTrue();
        String before = words(first, 1);
        String after = words(first, 2);
        assertThat(before).contains("within 30 days after the cessation of hostilities.");
        assertThat(after)
                .contains("within 14 days after the cessation of hostilities, beginning with the wounded")
                .contains("The International Committee of the Red Cross shall have access");
    }

    @Test
    void aPackageAcrossTwoPlansAwaitsTheWordOfOneDelegation() {
        PackageView bound = facilitator(() -> packages.list(negotiation)).getFirst();
        assertThat(bound.members())
                .extracting(PackageMember::word)
                .containsExactly(PackageMember.Word.AGREED, PackageMember.Word.AGREED, PackageMember.Word.INVITED);
        assertThat(bound.members())
                .extracting(member -> member.amendment().plan())
                .containsOnly(plan(1), plan(2));
        assertThat(as("russia", () -> packages.awaiting(negotiation))).hasSize(1);
    }

    @Test
    void amendmentsStandInEachStatus() {
        List<AmendmentView> seen = new ArrayList<>(facilitator(() -> amendments.list(negotiation)));
        assertThat(seen).noneMatch(amendment -> amendment.status() == AmendmentStatus.DRAFT);
        seen.addAll(as("ukraine", () -> amendments.drafts(negotiation)));
        assertThat(seen).extracting(AmendmentView::status).contains(AmendmentStatus.values());
        assertThat(seen).anyMatch(amendment -> amendment.parent() != null);
        assertThat(seen)
                .anyMatch(amendment ->
                        amendment.first() != null && amendment.status().pending());
        assertThat(titled(seen, "Prisoners: a period that can be met").status()).isEqualTo(AmendmentStatus.OBSOLETE);
        assertThat(as("russia", () -> amendments.drafts(negotiation)))
                .extracting(AmendmentView::title)
                .containsExactly("First stage to include payments for food");
    }

    @Test
    void amendmentsThatTouchTheSameWordsKnowOfEachOther() {
        AmendmentView depth =
                titled(facilitator(() -> amendments.list(negotiation)), "A minimum depth for the safety zone");
        assertThat(facilitator(() -> collisions.of(depth.id())))
                .extracting(meeting -> meeting.other().title())
                .contains("Equal depth on both sides");
        assertThat(facilitator(() -> amendments.under(depth.id()))).hasSize(1);
    }

    @Test
    void twoAmendmentsSayTheSameAndAThirdTakesOutWhatTheyChange() {
        AmendmentView thirty =
                titled(facilitator(() -> amendments.list(negotiation)), "Acknowledgement at the highest level");
        assertThat(facilitator(() -> collisions.of(thirty.id())))
                .extracting(
                        meeting -> meeting.other().title(),
                        meeting -> meeting.collision().kind())
                .contains(
                        tuple("Who acknowledges crimes committed in a State’s name", Collision.Kind.IDENTICAL),
                        tuple("Acknowledgement to be left to a joint declaration", Collision.Kind.CONTAINS));
    }

    @Test
    void roundsAreDecidedBothWaysAndOneIsOpen() {
        List<RoundSummary> list = facilitator(() -> rounds.list(negotiation));
        assertThat(list)
                .extracting(RoundSummary::state)
                .contains(RoundState.PROCLAIMED, RoundState.OPEN, RoundState.PREPARED);
        assertThat(list)
                .filteredOn(round -> round.state() == RoundState.PROCLAIMED)
                .extracting(RoundSummary::adopted)
                .contains(true, false);
        RoundSummary open = facilitator(() -> rounds.open(negotiation)).getFirst();
        assertThat(open.cast()).isEqualTo(5);
        assertThat(open.entitled()).isEqualTo(10);
        assertThat(as("eu", () -> rounds.mine(open.id()))).isPresent();
        assertThat(as("ukraine", () -> rounds.mine(open.id()))).isEmpty();
    }

    @Test
    void threeArePutAsABlockOfWhichOneWasTakenOutAndSilenceWasBroken() {
        RoundSummary block = facilitator(() -> rounds.list(negotiation)).stream()
                .filter(RoundSummary::block)
                .findFirst()
                .orElseThrow();
        assertThat(block.state()).isEqualTo(RoundState.PREPARED);
        assertThat(block.subjects()).hasSize(2);
        assertThat(facilitator(() -> rounds.list(negotiation)))
                .filteredOn(round -> round.manner() == Manner.SILENCE)
                .singleElement()
                .satisfies(round -> {
                    assertThat(round.state().over()).isTrue();
                    assertThat(round.adopted()).isFalse();
                });
        assertThat(facilitator(() -> rounds.pending(negotiation)))
                .anyMatch(subject -> subject.kind().equals(SubjectRef.RECONSIDERATION));
    }

    @Test
    void aPartyWithoutWhoseConsentNothingPassesWasOutvotedInVain() {
        RoundSummary round = facilitator(() -> rounds.list(negotiation)).stream()
                .filter(found -> found.title().startsWith("Article 2(5)(a)"))
                .findFirst()
                .orElseThrow();
        assertThat(round.adopted()).isFalse();
    }

    @Test
    void discussionIsAnchoredAnsweredSettledEditedAndPartlyAmongOwnPeople() {
        List<ThreadView> everyones = discussion("osce");
        assertThat(everyones).anyMatch(ThreadView::resolved);
        assertThat(everyones)
                .anyMatch(thread ->
                        thread.quotation() != null && !thread.quotation().gone());
        assertThat(everyones).anyMatch(thread -> thread.comments().size() > 2);
        assertThat(everyones).flatExtracting(ThreadView::comments).anyMatch(comment -> comment.editedAt() != null);
        assertThat(everyones).allMatch(thread -> thread.audience() == Audience.EVERYONE);
        assertThat(discussion("ukraine")).hasSize(everyones.size() + 1);
        assertThat(discussion("russia")).hasSize(everyones.size() + 1);
        assertThat(as("turkiye", () -> threads.mentionsOfMe(negotiation))).isNotEmpty();
    }

    @Test
    void sixStatesOwePersonnelAndOneStandsBehindSomeOfThem() {
        List<CommitmentView> all = facilitator(() -> commitments.of(plan(0)));
        List<CommitmentView> personnel =
                all.stream().filter(each -> "3(6)".equals(each.number())).toList();
        assertThat(personnel).hasSize(6).allMatch(each -> each.state() == CommitmentState.GIVEN);
        assertThat(personnel).filteredOn(CommitmentView::backed).hasSize(3);
        assertThat(as("usa", () -> commitments.asked(negotiation))).hasSize(2);
        assertThat(all).extracting(CommitmentView::state).contains(CommitmentState.values());
        assertThat(facilitator(() -> commitments.sheet(plan(0))).mix())
                .allSatisfy((means, count) -> assertThat(count).as(means.word()).isPositive());
    }

    @Test
    void delegationsHaveMovedAndToldMoreToSomeThanToOthers() {
        List<SubjectRef> provisions = facilitator(() -> plans.text(plan(0)).text().walk().stream()
                .map(place -> SubjectRef.of(SubjectRef.PROVISION, place.id()))
                .toList());
        List<Movement> everyones = as("osce", () -> stances.ledger(negotiation, provisions, null));
        assertThat(everyones).extracting(Movement::direction).contains(Movement.Direction.TOWARD);
        assertThat(everyones).allMatch(each -> each.stated().audience() == PositionAudience.EVERYONE);
        assertThat(as("ukraine", () -> stances.ledger(negotiation, provisions, null)))
                .hasSize(everyones.size() + 1);
        assertThat(facilitator(() -> stances.nearness(negotiation, provisions, null)))
                .extracting(Nearness::degree)
                .contains(Nearness.Degree.NEAR, Nearness.Degree.ONE_AWAY);
    }

    @Test
    void organisationsThatObserveHaveStatedInTheirOwnName() {
        assertThat(as("ukraine", () -> stated.list(negotiation)))
                .filteredOn(StatementView::observer)
                .extracting(StatementView::delegationName)
                .containsExactly(
                        "Organization for Security and Co-operation in Europe",
                        "Office for Democratic Institutions and Human Rights",
                        "United Nations");
    }

    @Test
    void anArticleOnTerritoryIsMarkedAsSettingAPrecedent() {
        assertThat(as("osce", () -> plans.articleRules(plan(0))).values())
                .anyMatch(rules -> rules.marks().contains(Mark.PRECEDENT_SETTING));
    }

    @Test
    void theLibraryHoldsTheCasesOfTheSourceAndMostStandBesideAProvision() {
        List<PrecedentView> cases = as("osce", () -> precedents.list(PrecedentFilter.NONE));
        assertThat(cases)
                .extracting(each -> each.text().concluded().iso())
                .contains(
                        "1992-01-02",
                        "1995-11-12",
                        "1995-12-14",
                        "1999-06-09",
                        "1994-05-12",
                        "2020-11-09",
                        "1993-05-25",
                        "2001-06-28",
                        "2004-12-06",
                        "2010-07-22",
                        "2014-03-18");
        assertThat(as("osce", () -> precedents.links(negotiation)))
                .extracting(LinkView::delegationName)
                .contains("Ukraine", "Russian Federation", null)
                .hasSize(11);
    }

    @Test
    void guaranteesSayWhatFollowsButForOneThatIsStillOpen() {
        assertThat(facilitator(() -> guarantees.of(plan(0))))
                .filteredOn(GuaranteeView::unplanned)
                .extracting(GuaranteeView::number)
                .containsExactly("3(6)");
        assertThat(facilitator(() -> guarantees.of(plan(1))))
                .singleElement()
                .satisfies(guarantee -> assertThat(guarantee.response()).isNotNull());
    }

    @Test
    void theSecondScenarioRunsInItsThirdMonthWithOneViolationAndItsClock() {
        AgreementView agreement = facilitator(() -> agreed.on(plan(3))).orElseThrow();
        assertThat(agreement.inForce())
                .isBetween(LocalDate.now().minusDays(75), LocalDate.now().minusDays(61));
        assertThat(facilitator(() -> agreed.progress(agreement)).percent()).isBetween(10, 90);
        IncidentView violation =
                facilitator(() -> incidents.running(negotiation)).getFirst();
        assertThat(violation.dues()).hasSize(4);
        assertThat(violation.dues().getFirst().takenAt()).isNotNull();
        assertThat(violation.dues()).noneMatch(due -> due.overdue(violation.reportedAt()));
    }

    @Test
    void itsMissionHasNominationsInEveryState() {
        MissionView mission = facilitator(() -> watching.of(plan(3))).getFirst();
        assertThat(mission.mandate().exclusions())
                .singleElement()
                .satisfies(each -> assertThat(each.mayNominate()).isTrue());
        assertThat(mission.nominations())
                .extracting(NominationView::state)
                .containsExactlyInAnyOrder(
                        NominationState.CONFIRMED,
                        NominationState.PROPOSED,
                        NominationState.PROPOSED,
                        NominationState.PROPOSED);
        assertThat(mission.nominations().stream().filter(NominationView::objected))
                .hasSize(1);
        assertThat(facilitator(() -> watching.ripe(negotiation)))
                .extracting(NominationView::outside)
                .containsExactly("Switzerland");
        assertThat(mission.accepted()).isEqualTo(50);
    }

    @Test
    void oneReservationIsAcceptedHereAndObjectedToThereAndTheDepositaryTellsIt() {
        ReservationSheet sheet = facilitator(() -> reserved.of(plan(3)));
        assertThat(sheet.reservations()).hasSize(2);
        assertThat(sheet.of(sheet.reservations().getFirst().id()))
                .extracting(ReservationEffects.Pair::effect)
                .contains(
                        ReservationEffects.Effect.MODIFIED,
                        ReservationEffects.Effect.NOT_APPLIED,
                        ReservationEffects.Effect.PENDING);
        assertThat(facilitator(() -> depositary.of(plan(3))))
                .extracting(Notification::type)
                .contains(
                        "agreement.full-powers",
                        "agreement.signed",
                        "agreement.in-force",
                        "reservation.objected",
                        "nomination.confirmed");
    }

    @Test
    void aSittingIsOpenAndTwoAskForTheFloor() {
        SittingSummary open = facilitator(() -> sittings.live(negotiation)).orElseThrow();
        SittingView sitting = as("osce", () -> sittings.get(open.id()));
        assertThat(sitting.state()).isEqualTo(SittingState.OPEN);
        assertThat(sitting.current()).isPresent();
        assertThat(sitting.agenda()).hasSize(6);
        assertThat(sitting.present()).hasSize(sample.delegations().size() - 2);
        assertThat(sitting.waiting()).hasSize(2);
        assertThat(sitting.voting())
                .as("the open round is older than the sitting")
                .isFalse();
    }

    @Test
    void everyActIsInTheRecord() {
        long acts = SampleFiles.script().size()
                + sample.people().size()
                + sample.delegations().size();
        long entries =
                as("un", () -> record.state(LogId.of(negotiation.value())).size());
        assertThat(entries).isGreaterThan(acts);
    }

    private List<ThreadView> discussion(String delegation) {
        return as(delegation, () -> {
            List<ThreadView> found = new ArrayList<>();
            for (PlanSummary plan : plans.list(negotiation)) {
                plans.text(plan.id())
                        .text()
                        .walk()
                        .forEach(place -> found.addAll(
                                threads.threads(negotiation, SubjectRef.of(SubjectRef.PROVISION, place.id()))));
            }
            amendments
                    .list(negotiation)
                    .forEach(amendment -> found.addAll(
                            threads.threads(negotiation, SubjectRef.of(SubjectRef.AMENDMENT, amendment.id()))));
            rounds.list(negotiation)
                    .forEach(round ->
                            found.addAll(threads.threads(negotiation, SubjectRef.of(SubjectRef.ROUND, round.id()))));
            return found;
        });
    }

    @Test
    void thePlansAreSideBySideByTheElementsThatTheyShare() {
        SideBySide compared = as(
                "osce",
                () -> elements.sideBySide(
                        negotiation,
                        plans.list(negotiation).stream()
                                .limit(3)
                                .map(PlanSummary::id)
                                .toList(),
                        null));
        assertThat(compared.rows())
                .hasSize(14)
                .filteredOn(row -> row.element().name().equals("Ceasefire"))
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .extracting(List::size)
                        .as("here and there, and not while the war goes on")
                        .containsExactly(1, 1, 0));
        assertThat(compared.rows().stream().filter(row -> row.only().isPresent()))
                .extracting(row -> row.element().name(), row -> row.only().getAsInt())
                .contains(tuple("Compensation", 0), tuple("Protection of civilian installations", 2));
        assertThat(compared.loose()).allSatisfy(loose -> assertThat(loose).isNotEmpty());
    }

    private PlanId plan(int place) {
        return facilitator(() -> plans.list(negotiation)).get(place).id();
    }

    private String words(PlanSummary plan, int version) {
        return facilitator(() -> plans.text(plan.id(), version).text().walk().stream()
                .map(place -> place.provision().text())
                .collect(Collectors.joining("\n")));
    }

    private static AmendmentView titled(List<AmendmentView> amendments, String title) {
        return amendments.stream()
                .filter(amendment -> amendment.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** As the head of a delegation, or its observer. */
    private <T> T as(String delegation, Callable<T> deed) {
        return As.person(signIn.loadUserByUsername(RUN + "." + delegation + "@parley.example"))
                .call(deed);
    }

    private <T> T facilitator(Callable<T> deed) {
        return As.person(signIn.loadUserByUsername(RUN + ".facilitator@parley.example"))
                .call(deed);
    }

    /** The sample under another address and with other people, since the tests' database outlives a run. */
    private static SampleNegotiation anew(SampleNegotiation file) {
        return new SampleNegotiation(
                file.format(),
                file.slug() + "-" + RUN,
                file.name(),
                file.credit(),
                file.openToAll(),
                file.coSponsors(),
                file.amendmentDays(),
                file.rules(),
                file.delegations(),
                file.people().stream()
                        .map(person -> new SampleNegotiation.Person(
                                person.key(),
                                person.name(),
                                RUN + "." + person.email(),
                                person.delegation(),
                                person.capacity()))
                        .toList(),
                file.plans());
    }
}
