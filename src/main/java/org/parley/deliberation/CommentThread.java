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
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.identity.PersonId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;

/** A discussion of one subject, or of some words of it, before one audience. */
@Entity
@Table(name = "thread")
@Audited
class CommentThread extends Aggregate<CommentThread> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "subject_kind")
    private String subjectKind;

    @Column(name = "subject")
    private UUID subject;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "audience")
    private Audience audience;

    @Column(name = "delegation")
    private @Nullable UUID delegation;

    @Column(name = "quote_exact")
    private @Nullable String quoteExact;

    @Column(name = "quote_prefix")
    private @Nullable String quotePrefix;

    @Column(name = "quote_suffix")
    private @Nullable String quoteSuffix;

    @Column(name = "quote_start")
    private @Nullable Integer quoteStart;

    @Column(name = "quote_version")
    private @Nullable Integer quoteVersion;

    @Column(name = "begun_by")
    private UUID begunBy;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "resolved_by")
    private @Nullable String resolvedBy;

    @Column(name = "resolved_at")
    private @Nullable Instant resolvedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected CommentThread() {}

    /** @param delegation the only delegation that will read it; null for everyone */
    CommentThread(
            NegotiationId negotiation,
            SubjectRef subject,
            @Nullable TextAnchor anchor,
            @Nullable DelegationId delegation,
            PersonId begunBy,
            Instant now) {
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.subjectKind = subject.kind();
        this.subject = subject.id();
        this.audience = delegation == null ? Audience.EVERYONE : Audience.DELEGATION;
        this.delegation = delegation == null ? null : delegation.value();
        if (anchor != null) {
            this.quoteExact = anchor.exact();
            this.quotePrefix = anchor.prefix();
            this.quoteSuffix = anchor.suffix();
            this.quoteStart = anchor.start();
            this.quoteVersion = anchor.version();
        }
        this.begunBy = begunBy.value();
        this.begunAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    ThreadId id() {
        return new ThreadId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    SubjectRef subject() {
        return new SubjectRef(subjectKind, subject);
    }

    Audience audience() {
        return audience;
    }

    @Nullable
    DelegationId delegation() {
        return delegation == null ? null : new DelegationId(delegation);
    }

    @Nullable
    TextAnchor anchor() {
        return quoteExact == null
                        || quotePrefix == null
                        || quoteSuffix == null
                        || quoteStart == null
                        || quoteVersion == null
                ? null
                : new TextAnchor(quoteExact, quotePrefix, quoteSuffix, quoteStart, quoteVersion);
    }

    Instant begunAt() {
        return begunAt;
    }

    boolean resolved() {
        return resolvedAt != null;
    }

    @Nullable
    Instant resolvedAt() {
        return resolvedAt;
    }

    @Nullable
    String resolvedBy() {
        return resolvedBy;
    }

    /** @throws RuleViolation when the thread is resolved: who has more to say reopens it first */
    void requireOpen() {
        if (resolved()) {
            throw new RuleViolation("deliberation.error.resolved");
        }
    }

    void resolve(String by, Instant now) {
        requireOpen();
        resolvedBy = by;
        resolvedAt = now;
    }

    void reopen() {
        if (!resolved()) {
            throw new RuleViolation("deliberation.error.open");
        }
        resolvedBy = null;
        resolvedAt = null;
    }
}
