package org.parley.implementation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.plan.PlanId;

/** What a plan is once its whole text is agreed. Its deposits are noted, never taken back: what was signed was signed. */
@Entity
@Table(name = "agreement")
@Audited
class Agreement extends Aggregate<Agreement> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "plan")
    private UUID plan;

    @Column(name = "version")
    private int version;

    /** JSON of {@link EntryClause}. */
    @Column(name = "clause")
    private String clause;

    /** JSON list of {@link Deposit}. */
    @Column(name = "deposits")
    private String deposits;

    /** JSON of {@link ReservationClause}; null where the text is silent. */
    @Column(name = "reserving")
    private @Nullable String reserving;

    @Column(name = "begun_at")
    private Instant begunAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Agreement() {}

    Agreement(NegotiationId negotiation, PlanId plan, int version, EntryClause clause, Instant now) {
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.plan = plan.value();
        this.version = version;
        this.clause = clause.toJson().canonical();
        this.deposits = "[]";
        this.begunAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    AgreementId id() {
        return new AgreementId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    PlanId plan() {
        return new PlanId(plan);
    }

    int version() {
        return version;
    }

    Instant begunAt() {
        return begunAt;
    }

    EntryClause clause() {
        return EntryClause.of(Json.parse(clause).asObject());
    }

    List<Deposit> deposits() {
        return Json.parse(deposits).asArray().items().stream()
                .map(each -> Deposit.of(each.asObject()))
                .toList();
    }

    /** The instrument of a kind by which a delegation signed or ratified; the latest of its full powers. */
    Optional<Deposit> deposit(Deposit.Kind kind, DelegationId by) {
        return deposits().stream()
                .filter(each -> each.kind() == kind && each.delegation().equals(by))
                .reduce((_, later) -> later);
    }

    /** Whether a delegation has signed or ratified it. */
    boolean signed(DelegationId by) {
        return deposit(Deposit.Kind.SIGNATURE, by)
                .or(() -> deposit(Deposit.Kind.RATIFICATION, by))
                .isPresent();
    }

    /** The day on which each delegation consented to be bound: by ratification where the agreement asks for it, else by signature. */
    Map<DelegationId, LocalDate> consents() {
        Deposit.Kind binding =
                clause().kind() == EntryClause.Kind.RATIFICATIONS ? Deposit.Kind.RATIFICATION : Deposit.Kind.SIGNATURE;
        return deposits().stream()
                .filter(each -> each.kind() == binding)
                .collect(Collectors.toMap(Deposit::delegation, Deposit::on, (first, _) -> first));
    }

    ReservationClause reserving() {
        return reserving == null
                ? ReservationClause.SILENT
                : ReservationClause.of(Json.parse(reserving).asObject());
    }

    void reserving(ReservationClause clause) {
        reserving =
                clause.equals(ReservationClause.SILENT) ? null : clause.toJson().canonical();
    }

    /** Of full powers a delegation may have several, for several people; it signs and ratifies once. */
    void deposit(Deposit deposit) {
        List<Deposit> all = new ArrayList<>(deposits());
        if (deposit.kind() != Deposit.Kind.FULL_POWERS
                && deposit(deposit.kind(), deposit.delegation()).isPresent()) {
            throw new RuleViolation("agreement.error.deposited");
        }
        if (deposit.authority() == Deposit.Authority.POWERS
                && all.stream()
                        .noneMatch(each -> each.kind() == Deposit.Kind.FULL_POWERS
                                && each.delegation().equals(deposit.delegation())
                                && !each.on().isAfter(deposit.on()))) {
            throw new RuleViolation("agreement.error.no-powers");
        }
        all.add(deposit);
        deposits = Json.array(all.stream().map(Deposit::toJson).toList()).canonical();
    }
}
