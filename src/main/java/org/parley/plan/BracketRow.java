package org.parley.plan;

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
import org.parley.kernel.Aggregate;
import org.parley.text.BracketId;
import org.parley.text.ProvisionId;

/** A bracket of a plan's text, from the version that opened it to the one that settled it. */
@Entity
@Table(name = "bracket")
@Audited
class BracketRow extends Aggregate<BracketRow> {

    @Id
    private UUID id;

    @Column(name = "plan")
    private UUID plan;

    @Column(name = "provision")
    private UUID provision;

    @Column(name = "opened")
    private int opened;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "opened_round")
    private @Nullable UUID openedRound;

    @Column(name = "closed")
    private @Nullable Integer closed;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "ended")
    private @Nullable BracketEnd ended;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected BracketRow() {}

    BracketRow(BracketId id, PlanId plan, ProvisionId provision, int version, Instant now, @Nullable UUID round) {
        this.id = id.value();
        this.plan = plan.value();
        this.provision = provision.value();
        this.opened = version;
        this.openedAt = now;
        this.openedRound = round;
    }

    @Override
    public UUID getId() {
        return id;
    }

    BracketId id() {
        return new BracketId(id);
    }

    PlanId plan() {
        return new PlanId(plan);
    }

    ProvisionId provision() {
        return new ProvisionId(provision);
    }

    int opened() {
        return opened;
    }

    Instant openedAt() {
        return openedAt;
    }

    @Nullable
    UUID openedRound() {
        return openedRound;
    }

    @Nullable
    Integer closed() {
        return closed;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    @Nullable
    BracketEnd ended() {
        return ended;
    }

    /** Whether the text of a version holds it. */
    boolean stoodIn(int version) {
        return opened <= version && (closed == null || version < closed);
    }

    /** Follows the words to another provision. */
    void moveTo(ProvisionId there) {
        provision = there.value();
    }

    void end(int version, BracketEnd how, Instant now) {
        closed = version;
        closedAt = now;
        ended = how;
    }

    /** An amendment put it in again. */
    void reopen() {
        closed = null;
        closedAt = null;
        ended = null;
    }
}
