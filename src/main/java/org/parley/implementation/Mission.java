package org.parley.implementation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.envers.Audited;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.plan.PlanId;

/** Those who watch how an agreement is kept. Its mandate is one value: it is whole or it is not there. */
@Entity
@Table(name = "mission")
@Audited
class Mission extends Aggregate<Mission> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "plan")
    private UUID plan;

    @Column(name = "agreement")
    private UUID agreement;

    /** JSON of {@link Mandate}. */
    @Column(name = "mandate")
    private String mandate;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "reason")
    private @Nullable String reason;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Mission() {}

    Mission(Agreement agreement, Mandate mandate, Instant now) {
        this.id = Ids.next();
        this.negotiation = agreement.negotiation().value();
        this.plan = agreement.plan().value();
        this.agreement = agreement.getId();
        this.mandate = mandate.toJson().canonical();
        this.begunAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    MissionId id() {
        return new MissionId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    PlanId plan() {
        return new PlanId(plan);
    }

    AgreementId agreement() {
        return new AgreementId(agreement);
    }

    Mandate mandate() {
        return Mandate.of(Json.parse(mandate).asObject());
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    String reason() {
        return reason;
    }

    /** @return whether anything is otherwise than before */
    boolean change(Mandate now) {
        requireStanding();
        String said = now.toJson().canonical();
        boolean changed = !said.equals(mandate);
        mandate = said;
        return changed;
    }

    void end(String why, Instant now) {
        requireStanding();
        endedAt = now;
        reason = why;
    }

    void requireStanding() {
        if (endedAt != null) {
            throw new RuleViolation("mission.error.ended");
        }
    }
}
