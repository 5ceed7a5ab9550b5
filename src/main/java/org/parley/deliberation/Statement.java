package org.parley.deliberation;

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
import org.hibernate.envers.NotAudited;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;

/**
 * A formal text that a delegation enters in the record. A draft is its delegation's own; what is entered never changes: a further
 * statement corrects it, and withdrawing it leaves its text where it is.
 */
@Entity
@Table(name = "statement")
@Audited
class Statement extends Aggregate<Statement> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "delegation")
    private UUID delegation;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "kind")
    private StatementKind kind;

    @Column(name = "subject_kind")
    private String subjectKind;

    @Column(name = "subject")
    private UUID subject;

    @Column(name = "round")
    private @Nullable UUID round;

    @Column(name = "corrects")
    private @Nullable UUID corrects;

    @Column(name = "stage")
    private @Nullable String stage;

    @Column(name = "cast_as")
    private @Nullable String castAs;

    @Column(name = "intended")
    private @Nullable String intended;

    @Column(name = "text")
    private String text;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "status")
    private StatementStatus status;

    @Column(name = "begun_by")
    private UUID begunBy;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "entered_by")
    private @Nullable UUID enteredBy;

    @Column(name = "entered_name")
    private @Nullable String enteredName;

    @Column(name = "entered_at")
    private @Nullable Instant enteredAt;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @Column(name = "reason")
    private @Nullable String reason;

    /** What makes it the only one of its kind, while it stands: the database holds each once, whoever comes at the same moment. */
    @Column(name = "once")
    @NotAudited
    private @Nullable String once;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Statement() {}

    /** A draft. */
    Statement(NewStatement said, SeatView by, Instant now) {
        this.id = Ids.next();
        this.negotiation = said.negotiation().value();
        this.delegation = by.delegationOrThrow().value();
        this.kind = said.kind();
        this.subjectKind = said.text().subject().kind();
        this.subject = said.text().subject().id();
        this.round = said.round();
        this.corrects = said.corrects() == null ? null : said.corrects().value();
        this.intended = said.text().intended();
        this.text = said.text().text();
        this.status = StatementStatus.DRAFT;
        this.begunBy = by.person().value();
        this.begunAt = now;
        this.changedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    StatementId id() {
        return new StatementId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    DelegationId delegation() {
        return new DelegationId(delegation);
    }

    StatementKind kind() {
        return kind;
    }

    SubjectRef subject() {
        return new SubjectRef(subjectKind, subject);
    }

    /** The round whose outcome it is tied to, be it about the round itself or about something else. */
    @Nullable
    UUID round() {
        return subjectKind.equals(SubjectRef.ROUND) ? subject : round;
    }

    @Nullable
    StatementId corrects() {
        return corrects == null ? null : new StatementId(corrects);
    }

    @Nullable
    String stage() {
        return stage;
    }

    @Nullable
    String castAs() {
        return castAs;
    }

    @Nullable
    String intended() {
        return intended;
    }

    String text() {
        return text;
    }

    StatementStatus status() {
        return status;
    }

    Instant changedAt() {
        return changedAt;
    }

    @Nullable
    String enteredName() {
        return enteredName;
    }

    @Nullable
    Instant enteredAt() {
        return enteredAt;
    }

    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }

    @Nullable
    String reason() {
        return reason;
    }

    /** What a commitment to a draft is made of. */
    Json.Obj content() {
        return Json.object()
                .put("kind", kind.word())
                .put("on", subject().toString())
                .putPresent("intended", intended)
                .put("text", text)
                .build();
    }

    /** Keeps what was typed. */
    void write(StatementText typed, Instant now) {
        requireDraft();
        subjectKind = typed.subject().kind();
        subject = typed.subject().id();
        intended = typed.intended();
        text = typed.text();
        changedAt = now;
    }

    /**
     * Puts it on record.
     *
     * @param words  as the rules for words keep them
     * @param stage  of an explanation of vote
     * @param castAs of a statement on an intended vote
     */
    void enter(SeatView by, String words, @Nullable String stage, @Nullable String castAs, Instant now) {
        requireDraft();
        this.text = words;
        this.stage = stage;
        this.castAs = castAs;
        this.status = StatementStatus.ENTERED;
        this.enteredBy = by.person().value();
        this.enteredName = by.personName();
        this.enteredAt = now;
        this.changedAt = now;
        this.once = kind.once() && corrects == null ? kind + ":" + delegation + ":" + subject : null;
    }

    void withdraw(@Nullable String why, Instant now) {
        if (status != StatementStatus.ENTERED) {
            throw new RuleViolation("statement.error.not-standing");
        }
        status = StatementStatus.WITHDRAWN;
        reason = why;
        withdrawnAt = now;
        changedAt = now;
        once = null;
    }

    void discard(Instant now) {
        requireDraft();
        status = StatementStatus.DISCARDED;
        changedAt = now;
    }

    private void requireDraft() {
        if (status != StatementStatus.DRAFT) {
            throw new RuleViolation("statement.error.no-draft");
        }
    }
}
