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
import org.parley.text.ProvisionId;

/** That a provision guarantees something, and what follows where it is called on. A provision that was never marked has no row. */
@Entity
@Table(name = "guarantee")
@Audited
class Guarantee extends Aggregate<Guarantee> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "plan")
    private UUID plan;

    @Column(name = "provision")
    private UUID provision;

    @Column(name = "marked")
    private boolean marked;

    @Column(name = "reason")
    private String reason;

    /** JSON of {@link ResponsePlan}. */
    @Column(name = "response")
    private @Nullable String response;

    @Column(name = "excuse")
    private @Nullable String excuse;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Guarantee() {}

    Guarantee(NegotiationId negotiation, PlanId plan, ProvisionId provision, Instant now) {
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.plan = plan.value();
        this.provision = provision.value();
        this.reason = "";
        this.changedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    GuaranteeId id() {
        return new GuaranteeId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    PlanId plan() {
        return new PlanId(plan);
    }

    ProvisionId provision() {
        return new ProvisionId(provision);
    }

    boolean marked() {
        return marked;
    }

    String reason() {
        return reason;
    }

    @Nullable
    ResponsePlan response() {
        return response == null ? null : ResponsePlan.of(Json.parse(response).asObject());
    }

    /** Why it may be voted on without a response plan; null while nobody has said so. */
    @Nullable
    String excuse() {
        return excuse;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** Whether nothing is said of what follows, nor why it may be voted on all the same. */
    boolean lacking() {
        return marked && response == null && excuse == null;
    }

    void mark(String why, Instant now) {
        if (marked) {
            throw new RuleViolation("guarantee.error.marked");
        }
        marked = true;
        reason = why;
        changedAt = now;
    }

    /** What was said to follow is kept for the case that it is marked again. */
    void unmark(String why, Instant now) {
        requireMarked();
        marked = false;
        reason = why;
        excuse = null;
        changedAt = now;
    }

    /** @return whether that is another plan than before */
    boolean respond(ResponsePlan plan, Instant now) {
        requireMarked();
        String said = plan.toJson().canonical();
        if (said.equals(response)) {
            return false;
        }
        response = said;
        excuse = null;
        changedAt = now;
        return true;
    }

    void excuse(String why, Instant now) {
        requireMarked();
        excuse = why;
        changedAt = now;
    }

    void requireMarked() {
        if (!marked) {
            throw new RuleViolation("guarantee.error.not-marked");
        }
    }
}
