package org.parley.amendment;

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
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;

/** That an amendment stands only if another one is adopted, in the word of its proposer. */
@Entity
@Table(name = "proviso")
@Audited
class Proviso extends Aggregate<Proviso> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "amendment")
    private UUID amendment;

    @Column(name = "requires")
    private UUID requires;

    @Column(name = "delegation")
    private UUID delegation;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "status")
    private ProvisoStatus status;

    @Column(name = "stated_at")
    private Instant statedAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Proviso() {}

    Proviso(Amendment amendment, AmendmentId requires, Instant now) {
        this.id = Ids.next();
        this.negotiation = amendment.negotiation().value();
        this.amendment = amendment.getId();
        this.requires = requires.value();
        this.delegation = amendment.delegation().value();
        this.status = ProvisoStatus.STATED;
        this.statedAt = now;
        this.changedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    AmendmentId amendment() {
        return new AmendmentId(amendment);
    }

    AmendmentId requires() {
        return new AmendmentId(requires);
    }

    ProvisoStatus status() {
        return status;
    }

    /** Ends it: met, unmet or taken back. */
    void end(ProvisoStatus how, Instant now) {
        if (status != ProvisoStatus.STATED) {
            throw new RuleViolation("package.error.no-proviso");
        }
        status = how;
        changedAt = now;
    }

    ProvisoView view() {
        return new ProvisoView(amendment(), requires(), new DelegationId(delegation), status, statedAt);
    }
}
