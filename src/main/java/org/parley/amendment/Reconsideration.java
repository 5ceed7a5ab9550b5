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
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.voting.Words;

/** A motion to put again what was decided. It has no history beside the record: each step happens once and stands there. */
@Entity
@Table(name = "reconsideration")
class Reconsideration extends Aggregate<Reconsideration> {

    static final int LONGEST_REASON = 2_000;

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "subject_kind")
    private String subjectKind;

    @Column(name = "subject")
    private UUID subject;

    @Column(name = "delegation")
    private UUID delegation;

    @Column(name = "reason")
    private String reason;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "status")
    private ReconsiderationStatus status;

    @Column(name = "moved_at")
    private Instant movedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Reconsideration() {}

    Reconsideration(NegotiationId negotiation, SubjectRef subject, DelegationId by, String why, Instant now) {
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.subjectKind = subject.kind();
        this.subject = subject.id();
        this.delegation = by.value();
        this.reason = Words.paragraphs(why, LONGEST_REASON);
        this.status = ReconsiderationStatus.MOVED;
        this.movedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    ReconsiderationId id() {
        return new ReconsiderationId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    SubjectRef subject() {
        return new SubjectRef(subjectKind, subject);
    }

    DelegationId delegation() {
        return new DelegationId(delegation);
    }

    String reason() {
        return reason;
    }

    ReconsiderationStatus status() {
        return status;
    }

    Instant movedAt() {
        return movedAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    void withdraw(Instant now) {
        end(ReconsiderationStatus.WITHDRAWN, now);
    }

    /** What it is about is no longer decided. */
    void lapse(Instant now) {
        end(ReconsiderationStatus.LAPSED, now);
    }

    void decide(boolean carried, Instant now) {
        end(carried ? ReconsiderationStatus.CARRIED : ReconsiderationStatus.LOST, now);
    }

    void requireMoved() {
        if (status != ReconsiderationStatus.MOVED) {
            throw new RuleViolation("amendment.error.reconsider-state");
        }
    }

    private void end(ReconsiderationStatus now, Instant at) {
        requireMoved();
        status = now;
        endedAt = at;
    }
}
