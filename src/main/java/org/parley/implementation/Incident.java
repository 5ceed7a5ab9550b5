package org.parley.implementation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;

/** Something that calls on a guarantee. At a positive finding the response plan is kept as it is then: nobody is held to a later one. */
@Entity
@Table(name = "incident")
@Audited
class Incident extends Aggregate<Incident> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "plan")
    private UUID plan;

    @Column(name = "provision")
    private UUID provision;

    @Column(name = "text")
    private String text;

    @Column(name = "delegation")
    private @Nullable UUID delegation;

    @Column(name = "reported_name")
    private String reportedName;

    @Column(name = "reported_at")
    private Instant reportedAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state")
    private IncidentState state;

    @Column(name = "finding")
    private @Nullable String finding;

    @Column(name = "found_at")
    private @Nullable Instant foundAt;

    /** JSON of {@link ResponsePlan}. */
    @Column(name = "response")
    private @Nullable String response;

    /** JSON list of {@link Taken}. */
    @Column(name = "done")
    private String done;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Incident() {}

    Incident(Guarantee guarantee, String text, @Nullable DelegationId delegation, String name, Instant now) {
        this.id = Ids.next();
        this.negotiation = guarantee.negotiation().value();
        this.plan = guarantee.plan().value();
        this.provision = guarantee.provision().value();
        this.text = text;
        this.delegation = delegation == null ? null : delegation.value();
        this.reportedName = name;
        this.reportedAt = now;
        this.state = IncidentState.REPORTED;
        this.done = "[]";
    }

    /**
     * A step that was taken.
     *
     * @param step place in {@link ResponsePlan#steps()}
     * @param name of who said so
     */
    record Taken(int step, String name, Instant at) {

        Json.Obj toJson() {
            return Json.object()
                    .put("step", step)
                    .put("name", name)
                    .put("at", at.toString())
                    .build();
        }

        static Taken of(Json.Obj json) {
            return new Taken((int) json.number("step"), json.text("name"), Instant.parse(json.text("at")));
        }
    }

    @Override
    public UUID getId() {
        return id;
    }

    IncidentId id() {
        return new IncidentId(id);
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

    String text() {
        return text;
    }

    @Nullable
    DelegationId delegation() {
        return delegation == null ? null : new DelegationId(delegation);
    }

    String reportedName() {
        return reportedName;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    IncidentState state() {
        return state;
    }

    @Nullable
    String finding() {
        return finding;
    }

    @Nullable
    Instant foundAt() {
        return foundAt;
    }

    @Nullable
    ResponsePlan response() {
        return response == null ? null : ResponsePlan.of(Json.parse(response).asObject());
    }

    List<Taken> done() {
        return Json.parse(done).asArray().items().stream()
                .map(each -> Taken.of(each.asObject()))
                .toList();
    }

    /** It happened: from now on the deadlines run. */
    void find(String how, ResponsePlan plan, Instant now) {
        require(IncidentState.REPORTED);
        state = IncidentState.FOUND;
        finding = how;
        foundAt = now;
        response = plan.toJson().canonical();
    }

    void dismiss(String how, Instant now) {
        require(IncidentState.REPORTED);
        state = IncidentState.NOT_FOUND;
        finding = how;
        foundAt = now;
    }

    void take(int step, String name, Instant now) {
        require(IncidentState.FOUND);
        List<Taken> all = new ArrayList<>(done());
        if (all.stream().anyMatch(each -> each.step() == step)) {
            throw new RuleViolation("agreement.error.taken");
        }
        all.add(new Taken(step, name, now));
        done = Json.array(all.stream().map(Taken::toJson).toList()).canonical();
    }

    void end(Instant now) {
        require(IncidentState.FOUND);
        state = IncidentState.ENDED;
        endedAt = now;
    }

    private void require(IncidentState expected) {
        if (state != expected) {
            throw new RuleViolation("agreement.error.incident-state", state.word());
        }
    }
}
