package org.parley.sitting;

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
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.motion.MotionKind;
import org.parley.voting.RoundId;
import org.parley.voting.Words;

/** A procedural motion. It has no history beside the record: each step happens once and stands there. */
@Entity
@Table(name = "motion")
class Motion extends Aggregate<Motion> {

    @Id
    private UUID id;

    @Column(name = "sitting")
    private UUID sitting;

    @Column(name = "item")
    private @Nullable UUID item;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "kind")
    private MotionKind kind;

    @Column(name = "delegation")
    private UUID delegation;

    @Column(name = "text")
    private String text;

    @Column(name = "against")
    private @Nullable UUID against;

    @Column(name = "resume_at")
    private @Nullable Instant resumeAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state")
    private MotionState state;

    @Column(name = "upheld")
    private @Nullable Boolean upheld;

    @Column(name = "ruling")
    private @Nullable String ruling;

    @Column(name = "round")
    private @Nullable UUID round;

    @Column(name = "raised_at")
    private Instant raisedAt;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Motion() {}

    /**
     * @param item     under discussion; null where none is
     * @param text     what for; required of a point of order, else it may be empty
     * @param against  the point of order whose ruling is appealed against; null for what is no appeal
     * @param resumeAt until when to suspend; null where that is left open, and for what is no suspension
     */
    Motion(
            SittingId sitting,
            @Nullable ItemId item,
            MotionKind kind,
            DelegationId delegation,
            String text,
            @Nullable MotionId against,
            @Nullable Instant resumeAt,
            Instant now) {
        this.id = Ids.next();
        this.sitting = sitting.value();
        this.item = item == null ? null : item.value();
        this.kind = kind;
        this.delegation = delegation.value();
        this.text = text.isBlank() && kind != MotionKind.POINT_OF_ORDER
                ? ""
                : Words.paragraphs(text, AgendaItem.LONGEST_REASON);
        this.against = against == null ? null : against.value();
        this.resumeAt = resumeAt;
        this.state = MotionState.RAISED;
        this.raisedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    MotionId id() {
        return new MotionId(id);
    }

    SittingId sitting() {
        return new SittingId(sitting);
    }

    @Nullable
    ItemId item() {
        return item == null ? null : new ItemId(item);
    }

    MotionKind kind() {
        return kind;
    }

    DelegationId delegation() {
        return new DelegationId(delegation);
    }

    String text() {
        return text;
    }

    @Nullable
    MotionId against() {
        return against == null ? null : new MotionId(against);
    }

    @Nullable
    Instant resumeAt() {
        return resumeAt;
    }

    MotionState state() {
        return state;
    }

    @Nullable
    Boolean upheld() {
        return upheld;
    }

    @Nullable
    String ruling() {
        return ruling;
    }

    @Nullable
    RoundId round() {
        return round == null ? null : new RoundId(round);
    }

    Instant raisedAt() {
        return raisedAt;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    /** Whether something has still to be done about it. */
    boolean pending() {
        return state == MotionState.RAISED || state == MotionState.PUT;
    }

    void withdraw(Instant now) {
        decide(MotionState.RAISED, MotionState.WITHDRAWN, now);
    }

    /** The sitting in which it was raised is over. */
    void lapse(Instant now) {
        decide(MotionState.RAISED, MotionState.LAPSED, now);
    }

    void rule(boolean pointUpheld, String why, Instant now) {
        if (kind != MotionKind.POINT_OF_ORDER) {
            throw new RuleViolation("sitting.error.not-a-point");
        }
        ruling = Words.paragraphs(why, AgendaItem.LONGEST_REASON);
        upheld = pointUpheld;
        decide(MotionState.RAISED, MotionState.RULED, now);
    }

    void refuse(String why, Instant now) {
        requireVotable();
        ruling = Words.paragraphs(why, AgendaItem.LONGEST_REASON);
        decide(MotionState.RAISED, MotionState.REFUSED, now);
    }

    void put(RoundId in) {
        requireVotable();
        require(MotionState.RAISED);
        round = in.value();
        state = MotionState.PUT;
    }

    /** Its round decided nothing: it can be put again. */
    void release() {
        require(MotionState.PUT);
        state = MotionState.RAISED;
    }

    /** Decided by its round. */
    void decide(boolean adopted, Instant now) {
        decide(MotionState.PUT, adopted ? MotionState.ADOPTED : MotionState.REJECTED, now);
    }

    /** Carried because nobody objects. */
    void grant(Instant now) {
        requireVotable();
        if (kind == MotionKind.APPEAL) {
            throw new RuleViolation("sitting.error.appeal-is-put");
        }
        decide(MotionState.RAISED, MotionState.ADOPTED, now);
    }

    /** A point of order is ruled on and never put to the vote. */
    void requireVotable() {
        if (kind == MotionKind.POINT_OF_ORDER) {
            throw new RuleViolation("sitting.error.point-is-ruled");
        }
    }

    private void decide(MotionState from, MotionState to, Instant now) {
        require(from);
        state = to;
        decidedAt = now;
    }

    private void require(MotionState expected) {
        if (state != expected) {
            throw new RuleViolation("sitting.error.motion-state", state.word());
        }
    }
}
