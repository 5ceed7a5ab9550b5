package org.parley.implementation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.envers.Audited;
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

    void deposit(Deposit deposit) {
        List<Deposit> all = new ArrayList<>(deposits());
        if (all.stream()
                .anyMatch(each ->
                        each.kind() == deposit.kind() && each.delegation().equals(deposit.delegation()))) {
            throw new RuleViolation("agreement.error.deposited");
        }
        all.add(deposit);
        deposits = Json.array(all.stream().map(Deposit::toJson).toList()).canonical();
    }
}
