package org.parley.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.implementation.ReservationEffects.Effect;
import org.parley.kernel.RuleViolation;
import org.parley.plan.ClosureService;
import org.parley.plan.PlanService;
import org.parley.record.LogId;
import org.parley.record.RecordQueries;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.parley.voting.RoundService;
import org.springframework.security.access.AccessDeniedException;

/** Full powers, signatures and reservations, and what the depositary tells of them. */
@IntegrationTest
class ReservationServiceTests {

    private final Scene scene;
    private final PlanService plans;
    private final ClosureService closures;
    private final RoundService rounds;
    private final GuaranteeService guarantees;
    private final AgreementService agreements;
    private final ReservationService service;
    private final ReservationQueries queries;
    private final DepositaryQueries depositary;
    private final RecordQueries records;
    private final Clock clock;

    ReservationServiceTests(
            Scene scene,
            PlanService plans,
            ClosureService closures,
            RoundService rounds,
            GuaranteeService guarantees,
            AgreementService agreements,
            ReservationService service,
            ReservationQueries queries,
            DepositaryQueries depositary,
            RecordQueries records,
            Clock clock) {
        this.scene = scene;
        this.plans = plans;
        this.closures = closures;
        this.rounds = rounds;
        this.guarantees = guarantees;
        this.agreements = agreements;
        this.service = service;
        this.queries = queries;
        this.depositary = depositary;
        this.records = records;
        this.clock = clock;
    }

    private record Signed(Treaty treaty, AgreementId agreement) {

        Scene.Table table() {
            return treaty.table();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Signed open(EntryClause.Kind clause) {
        Treaty treaty = Treaty.agreed(scene.table(), plans, closures, rounds, guarantees);
        return treaty.table()
                .asFacilitator()
                .call(() -> new Signed(treaty, agreements.begin(treaty.plan(), new EntryClause(clause, 1, 0))));
    }

    private void deposit(Signed signed, Deposit.Kind kind, String delegation, LocalDate on) {
        signed.table()
                .asFacilitator()
                .run(() -> agreements.deposit(
                        signed.agreement(),
                        new Deposit(kind, signed.table().delegation(delegation), on, "The Minister")));
    }

    private ReservationId reserve(Signed signed, String delegation) {
        return signed.table()
                .asHead(delegation)
                .call(() -> service.make(
                        signed.agreement(),
                        signed.table().delegation(delegation),
                        signed.treaty().guarantee(),
                        Deposit.Kind.SIGNATURE,
                        "Not beyond its own territory."));
    }

    private List<Effect> effects(Signed signed) {
        return signed.table()
                .as("Observer")
                .call(() -> queries.of(signed.treaty().plan()).pairs().stream()
                        .map(ReservationEffects.Pair::effect)
                        .toList());
    }

    @Test
    void whoSignsByFullPowersHasThemNotedFirst() {
        Signed signed = open(EntryClause.Kind.PARTIES_SIGNED);
        Deposit signature = new Deposit(
                Deposit.Kind.SIGNATURE,
                signed.table().delegation("Northland"),
                today(),
                "The Ambassador",
                Deposit.Authority.POWERS);
        assertThatThrownBy(() ->
                        signed.table().asFacilitator().run(() -> agreements.deposit(signed.agreement(), signature)))
                .hasMessage("agreement.error.no-powers");
        deposit(signed, Deposit.Kind.FULL_POWERS, "Southland", today().minusDays(1));
        assertThatThrownBy(() ->
                        signed.table().asFacilitator().run(() -> agreements.deposit(signed.agreement(), signature)))
                .as("another's")
                .hasMessage("agreement.error.no-powers");
        deposit(signed, Deposit.Kind.FULL_POWERS, "Northland", today());
        signed.table().asFacilitator().run(() -> agreements.deposit(signed.agreement(), signature));
    }

    @Test
    void isMadeWithAnInstrumentAndAnsweredByOtherSignatories() {
        Signed signed = open(EntryClause.Kind.PARTIES_SIGNED);
        assertThatThrownBy(() -> reserve(signed, "Eastland")).hasMessage("reservation.error.no-instrument");
        deposit(signed, Deposit.Kind.SIGNATURE, "Eastland", today().minusDays(9));
        assertThatThrownBy(() -> reserve(signed, "Eastland")).hasMessage("reservation.error.late");
        deposit(signed, Deposit.Kind.SIGNATURE, "Northland", today());
        deposit(signed, Deposit.Kind.SIGNATURE, "Southland", today());
        assertThatThrownBy(() -> signed.table()
                        .asHead("Southland")
                        .run(() -> service.make(
                                signed.agreement(),
                                signed.table().delegation("Northland"),
                                signed.treaty().guarantee(),
                                Deposit.Kind.SIGNATURE,
                                "In another's name.")))
                .isInstanceOf(AccessDeniedException.class);
        ReservationId id = reserve(signed, "Northland");
        assertThat(effects(signed)).containsExactly(Effect.PENDING, Effect.PENDING);
        assertThatThrownBy(() -> signed.table()
                        .asHead("Midland")
                        .run(() -> service.accept(id, 0, signed.table().delegation("Midland"))))
                .hasMessage("reservation.error.not-signatory");
        signed.table()
                .asHead("Southland")
                .run(() ->
                        service.object(id, 0, signed.table().delegation("Southland"), true, "It is the core of it."));
        signed.table()
                .asFacilitator()
                .run(() -> service.accept(id, 1, signed.table().delegation("Eastland")));
        assertThat(effects(signed)).containsExactly(Effect.NOT_IN_FORCE, Effect.MODIFIED);
        assertThatThrownBy(() -> signed.table()
                        .asHead("Northland")
                        .run(() ->
                                service.withdrawObjection(id, 2, signed.table().delegation("Southland"))))
                .isInstanceOf(AccessDeniedException.class);
        signed.table()
                .asHead("Southland")
                .run(() -> service.withdrawObjection(id, 2, signed.table().delegation("Southland")));
        assertThat(effects(signed)).containsExactly(Effect.MODIFIED, Effect.MODIFIED);
        assertThatThrownBy(() -> signed.table().asHead("Northland").run(() -> service.withdraw(id, 0)))
                .hasMessage("implementation.error.meanwhile");
        signed.table().asHead("Northland").run(() -> service.withdraw(id, 3));
        assertThat(effects(signed)).containsExactly(Effect.AS_WRITTEN, Effect.AS_WRITTEN);
    }

    @Test
    void isRefusedWhereTheAgreementForbidsItNamingTheProvision() {
        Signed signed = open(EntryClause.Kind.PARTIES_SIGNED);
        deposit(signed, Deposit.Kind.SIGNATURE, "Northland", today());
        ReservationClause none = new ReservationClause(
                ReservationClause.Kind.NONE, signed.treaty().article(), Set.of());
        assertThatThrownBy(() -> signed.table().asHead("Northland").run(() -> service.rule(signed.agreement(), none)))
                .isInstanceOf(AccessDeniedException.class);
        signed.table().asFacilitator().run(() -> service.rule(signed.agreement(), none));
        assertThatThrownBy(() -> reserve(signed, "Northland"))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.arguments()).containsExactly("1", "1(2)"))
                .hasMessage("reservation.error.forbidden");
        signed.table().asFacilitator().run(() -> service.rule(signed.agreement(), ReservationClause.SILENT));
        reserve(signed, "Northland");
        assertThatThrownBy(() -> signed.table().asFacilitator().run(() -> service.rule(signed.agreement(), none)))
                .hasMessage("reservation.error.clause-late");
    }

    @Test
    void isConfirmedAtRatification() {
        Signed signed = open(EntryClause.Kind.RATIFICATIONS);
        deposit(signed, Deposit.Kind.SIGNATURE, "Northland", today());
        ReservationId id = reserve(signed, "Northland");
        deposit(signed, Deposit.Kind.RATIFICATION, "Southland", today());
        assertThat(effects(signed)).containsExactly(Effect.UNCONFIRMED);
        assertThatThrownBy(() -> signed.table().asHead("Northland").run(() -> service.confirm(id, 0)))
                .hasMessage("reservation.error.not-ratified");
        deposit(signed, Deposit.Kind.RATIFICATION, "Northland", today());
        signed.table().asHead("Northland").run(() -> service.confirm(id, 0));
        assertThat(effects(signed)).containsExactly(Effect.PENDING);
        assertThatThrownBy(() -> signed.table().asHead("Northland").run(() -> service.confirm(id, 1)))
                .hasMessage("reservation.error.confirmed");
    }

    @Test
    void theDepositaryTellsTheActsThemselvesInTheOrderOfTheRecord() {
        Signed signed = open(EntryClause.Kind.PARTIES_SIGNED);
        deposit(signed, Deposit.Kind.FULL_POWERS, "Northland", today());
        deposit(signed, Deposit.Kind.SIGNATURE, "Northland", today());
        ReservationId id = reserve(signed, "Northland");
        deposit(signed, Deposit.Kind.SIGNATURE, "Southland", today());
        signed.table().asHead("Northland").run(() -> service.withdraw(id, 0));
        List<Notification> told = signed.table()
                .as("Observer")
                .call(() -> depositary.of(signed.treaty().plan()));
        assertThat(told)
                .extracting(Notification::type)
                .containsExactly(
                        "agreement.begun",
                        "agreement.full-powers",
                        "agreement.signed",
                        "reservation.made",
                        "agreement.signed",
                        "agreement.in-force",
                        "reservation.withdrawn");
        assertThat(told)
                .extracting(Notification::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 7).boxed().toList());
        assertThat(told.get(5).day()).isEqualTo(today());
        assertThat(told.get(3).provision()).isEqualTo(signed.treaty().guarantee());
        LogId log = LogId.of(signed.table().negotiation().value());
        signed.table()
                .as("Observer")
                .run(() -> assertThat(told)
                        .allSatisfy(each -> assertThat(
                                        records.entry(log, each.index()).line().type())
                                .isEqualTo(each.type())));
    }
}
