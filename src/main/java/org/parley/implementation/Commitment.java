package org.parley.implementation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Actor;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;

/** What one delegation owes under one provision. It hangs on the provision's identity, so that it survives every renumbering. */
@Entity
@Table(name = "commitment")
@Audited
class Commitment extends Aggregate<Commitment> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "plan")
    private UUID plan;

    @Column(name = "provision")
    private UUID provision;

    @Column(name = "delegation")
    private UUID delegation;

    /** JSON list of delegations. */
    @Column(name = "beneficiaries")
    private String beneficiaries;

    @Column(name = "text")
    private String text;

    /** JSON list of {@link Instrument#word()}. */
    @Column(name = "instruments")
    private String instruments;

    @Column(name = "backing")
    private @Nullable UUID backing;

    @Column(name = "backed")
    private boolean backed;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state")
    private CommitmentState state;

    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "entered_by")
    private UUID enteredBy;

    @Column(name = "entered_name")
    private String enteredName;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Commitment() {}

    /** @param own whether the delegation that owes it says so itself */
    Commitment(
            NegotiationId negotiation,
            PlanId plan,
            ProvisionId provision,
            DelegationId delegation,
            CommitmentTerms terms,
            boolean own,
            Actor by,
            Instant now) {
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.plan = plan.value();
        this.provision = provision.value();
        this.delegation = delegation.value();
        terms.requireOthers(delegation);
        set(terms);
        this.state = own ? CommitmentState.GIVEN : CommitmentState.NOTED;
        this.enteredBy = by.person();
        this.enteredName = by.name();
        this.enteredAt = now;
    }

    private void set(CommitmentTerms terms) {
        DelegationId behind = terms.backing();
        beneficiaries = Json.strings(terms.beneficiaries().stream()
                        .map(each -> each.value().toString())
                        .toList())
                .canonical();
        text = terms.text();
        instruments = Json.strings(Instrument.words(terms.instruments())).canonical();
        backing = behind == null ? null : behind.value();
        backed = false;
    }

    @Override
    public UUID getId() {
        return id;
    }

    CommitmentId id() {
        return new CommitmentId(id);
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

    DelegationId delegation() {
        return new DelegationId(delegation);
    }

    CommitmentTerms terms() {
        Set<DelegationId> to = new LinkedHashSet<>();
        Json.parse(beneficiaries).asArray().texts().forEach(each -> to.add(new DelegationId(UUID.fromString(each))));
        return new CommitmentTerms(
                text, to, Instrument.read(instruments), backing == null ? null : new DelegationId(backing));
    }

    CommitmentState state() {
        return state;
    }

    /** Whether the delegation that was asked to stand behind it does. */
    boolean backed() {
        return backed;
    }

    @Nullable
    String reason() {
        return reason;
    }

    String enteredName() {
        return enteredName;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    /**
     * Says it anew. Who stood behind the old words has said nothing of the new ones, and what a facilitator writes the delegation has
     * not said.
     *
     * @return whether anything is otherwise than before
     */
    boolean change(CommitmentTerms now, boolean own) {
        requireStanding();
        now.requireOthers(delegation());
        CommitmentState then = own ? CommitmentState.GIVEN : CommitmentState.NOTED;
        if (terms().equals(now)) {
            boolean firmer = own && state == CommitmentState.NOTED;
            state = firmer ? CommitmentState.GIVEN : state;
            return firmer;
        }
        set(now);
        state = then;
        return true;
    }

    void affirm() {
        requireStanding();
        if (state == CommitmentState.GIVEN) {
            throw new RuleViolation("implementation.error.given");
        }
        state = CommitmentState.GIVEN;
    }

    /** @throws RuleViolation unless that delegation was asked to stand behind it and has not said yes */
    private void requireAsked(DelegationId behind) {
        requireStanding();
        if (!behind.value().equals(backing)) {
            throw new RuleViolation("implementation.error.not-asked");
        }
        if (backed) {
            throw new RuleViolation("implementation.error.backed");
        }
    }

    void back(DelegationId behind) {
        requireAsked(behind);
        backed = true;
    }

    void declineBacking(DelegationId behind) {
        requireAsked(behind);
        backing = null;
    }

    void withdraw(String why) {
        requireStanding();
        state = CommitmentState.WITHDRAWN;
        reason = why;
    }

    private void requireStanding() {
        if (state == CommitmentState.WITHDRAWN) {
            throw new RuleViolation("implementation.error.withdrawn");
        }
    }
}
