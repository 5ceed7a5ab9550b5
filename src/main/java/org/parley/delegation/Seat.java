package org.parley.delegation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.identity.PersonId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;

/** A person acting in a negotiation in one capacity. A person has one seat in a negotiation at most. */
@Entity
@Table(name = "seat")
@Audited
class Seat extends Aggregate<Seat> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "person")
    private UUID person;

    @Column(name = "delegation")
    private @Nullable UUID delegation;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "capacity")
    private Capacity capacity;

    @Column(name = "active")
    private boolean active;

    @Column(name = "granted_at")
    private Instant grantedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Seat() {}

    Seat(NegotiationId negotiation, PersonId person, @Nullable Delegation delegation, Capacity capacity, Instant now) {
        check(delegation, capacity);
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.person = person.value();
        this.delegation = delegation == null ? null : delegation.getId();
        this.capacity = capacity;
        this.active = true;
        this.grantedAt = now;
    }

    private static void check(@Nullable Delegation delegation, Capacity capacity) {
        if (capacity.delegate() && (delegation == null || delegation.kind() == DelegationKind.OBSERVER)) {
            throw new RuleViolation("delegation.error.seat-needs-delegation");
        }
        if (capacity == Capacity.FACILITATOR && delegation != null) {
            throw new RuleViolation("delegation.error.facilitator-apart");
        }
        if (capacity == Capacity.OBSERVER && delegation != null && delegation.kind() != DelegationKind.OBSERVER) {
            throw new RuleViolation("delegation.error.observer-apart");
        }
    }

    @Override
    public UUID getId() {
        return id;
    }

    SeatId id() {
        return new SeatId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    PersonId person() {
        return new PersonId(person);
    }

    @Nullable
    DelegationId delegation() {
        return delegation == null ? null : new DelegationId(delegation);
    }

    Capacity capacity() {
        return capacity;
    }

    boolean active() {
        return active;
    }

    void move(@Nullable Delegation to, Capacity as) {
        check(to, as);
        delegation = to == null ? null : to.getId();
        capacity = as;
        active = true;
    }

    void end() {
        if (!active) {
            throw new RuleViolation("delegation.error.seat-ended");
        }
        active = false;
    }
}
