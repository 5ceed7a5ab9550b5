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
import org.parley.voting.Words;

/** Whether a delegation is in the room, and whether it may be. The record holds each coming and going. */
@Entity
@Table(name = "attendance")
class Attendance extends Aggregate<Attendance> {

    @Id
    private UUID id;

    @Column(name = "sitting")
    private UUID sitting;

    @Column(name = "delegation")
    private UUID delegation;

    @Column(name = "present")
    private boolean present;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "credentials")
    private Credentials credentials;

    @Column(name = "note")
    private @Nullable String note;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Attendance() {}

    Attendance(SittingId sitting, DelegationId delegation, Instant now) {
        this.id = Ids.next();
        this.sitting = sitting.value();
        this.delegation = delegation.value();
        this.credentials = Credentials.UNCHECKED;
        this.changedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    DelegationId delegation() {
        return new DelegationId(delegation);
    }

    boolean present() {
        return present;
    }

    Credentials credentials() {
        return credentials;
    }

    @Nullable
    String note() {
        return note;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** Whether that changed anything. */
    boolean mark(boolean inTheRoom, Instant now) {
        if (present == inTheRoom) {
            return false;
        }
        present = inTheRoom;
        changedAt = now;
        return true;
    }

    void accept(Instant now) {
        if (credentials == Credentials.ACCEPTED) {
            throw new RuleViolation("sitting.error.accepted-already");
        }
        credentials = Credentials.ACCEPTED;
        note = null;
        changedAt = now;
    }

    void question(String why, Instant now) {
        note = Words.paragraphs(why, AgendaItem.LONGEST_REASON);
        credentials = Credentials.QUESTIONED;
        changedAt = now;
    }
}
