package org.parley.deliberation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.identity.PersonId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.kernel.SubjectRef;

/** A position as a delegation stated it once. It never changes: a delegation that moves states another. */
@Entity
@Immutable
@Table(name = "stated_position")
class StatedPosition extends Aggregate<StatedPosition> {

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

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "stance")
    private Stance stance;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "audience")
    private PositionAudience audience;

    @Column(name = "reason")
    private String reason;

    @Column(name = "person")
    private UUID person;

    @Column(name = "at")
    private Instant at;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected StatedPosition() {}

    StatedPosition(
            SeatView by, SubjectRef subject, Stance stance, PositionAudience audience, String reason, Instant now) {
        this.id = Ids.next();
        this.negotiation = by.negotiation().value();
        this.subjectKind = subject.kind();
        this.subject = subject.id();
        this.delegation = by.delegationOrThrow().value();
        this.stance = stance;
        this.audience = audience;
        this.reason = reason;
        this.person = by.person().value();
        this.at = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    PositionId id() {
        return new PositionId(id);
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

    Stance stance() {
        return stance;
    }

    PositionAudience audience() {
        return audience;
    }

    String reason() {
        return reason;
    }

    PersonId person() {
        return new PersonId(person);
    }

    Instant at() {
        return at;
    }

    /** What a commitment to it is made of. */
    Json.Obj content() {
        return Json.object()
                .put("on", subject().toString())
                .put("stance", stance.word())
                .put("audience", audience.word())
                .put("reason", reason)
                .build();
    }
}
