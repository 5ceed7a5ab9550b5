package org.parley.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.voting.Words;

/** A meeting of the negotiation. Whoever changes anything in it holds its row first, so that two acts in one sitting never pass each other. */
@Entity
@Table(name = "sitting")
@Audited
class Sitting extends Aggregate<Sitting> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "number")
    private int number;

    @Column(name = "title")
    private String title;

    @Column(name = "planned_at")
    private Instant plannedAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state")
    private SittingState state;

    @Column(name = "speech_seconds")
    private @Nullable Integer speechSeconds;

    @Column(name = "budget_seconds")
    private @Nullable Integer budgetSeconds;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "budget_scope")
    private Limits.Scope budgetScope;

    @Column(name = "explanation_seconds")
    private @Nullable Integer explanationSeconds;

    @Column(name = "reply_seconds")
    private @Nullable Integer replySeconds;

    @Column(name = "opened_at")
    private @Nullable Instant openedAt;

    @Column(name = "suspended_until")
    private @Nullable Instant suspendedUntil;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Sitting() {}

    Sitting(NegotiationId negotiation, int number, String title, Instant plannedAt) {
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.number = number;
        this.title = Words.line(title);
        this.plannedAt = plannedAt;
        this.state = SittingState.PLANNED;
        this.budgetScope = Limits.Scope.ITEM;
    }

    @Override
    public UUID getId() {
        return id;
    }

    SittingId id() {
        return new SittingId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    int number() {
        return number;
    }

    String title() {
        return title;
    }

    Instant plannedAt() {
        return plannedAt;
    }

    SittingState state() {
        return state;
    }

    @Nullable
    Instant openedAt() {
        return openedAt;
    }

    @Nullable
    Instant suspendedUntil() {
        return suspendedUntil;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    Limits limits() {
        return new Limits(
                duration(speechSeconds),
                duration(budgetSeconds),
                budgetScope,
                duration(explanationSeconds),
                duration(replySeconds));
    }

    void change(String newTitle, Instant start) {
        requireNotClosed();
        if (state != SittingState.PLANNED && !start.equals(plannedAt)) {
            throw new RuleViolation("sitting.error.begun");
        }
        title = Words.line(newTitle);
        plannedAt = start;
    }

    /** From now on; a speech that has begun keeps its time. */
    void limit(Limits limits) {
        requireNotClosed();
        speechSeconds = seconds(limits.speech());
        budgetSeconds = seconds(limits.budget());
        budgetScope = limits.scope();
        explanationSeconds = seconds(limits.explanation());
        replySeconds = seconds(limits.reply());
    }

    void open(Instant now) {
        require(SittingState.PLANNED);
        state = SittingState.OPEN;
        openedAt = now;
    }

    /** @param until when it is to be resumed; null where that is not said */
    void suspend(@Nullable Instant until, Instant now) {
        require(SittingState.OPEN);
        if (until != null && !until.isAfter(now)) {
            throw new RuleViolation("sitting.error.resume-past");
        }
        state = SittingState.SUSPENDED;
        suspendedUntil = until;
    }

    void resume() {
        require(SittingState.SUSPENDED);
        state = SittingState.OPEN;
        suspendedUntil = null;
    }

    void close(Instant now) {
        if (state != SittingState.SUSPENDED) {
            require(SittingState.OPEN);
        }
        state = SittingState.CLOSED;
        suspendedUntil = null;
        closedAt = now;
    }

    /** @throws RuleViolation unless it is open and not suspended */
    void requireOpen() {
        require(SittingState.OPEN);
    }

    void requireNotClosed() {
        if (state == SittingState.CLOSED) {
            throw new RuleViolation("sitting.error.state", state.word());
        }
    }

    /** Whether it is open, or only suspended. */
    boolean live() {
        return state == SittingState.OPEN || state == SittingState.SUSPENDED;
    }

    private void require(SittingState expected) {
        if (state != expected) {
            throw new RuleViolation("sitting.error.state", state.word());
        }
    }

    private static @Nullable Duration duration(@Nullable Integer seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static @Nullable Integer seconds(@Nullable Duration duration) {
        return duration == null ? null : (int) duration.toSeconds();
    }
}
