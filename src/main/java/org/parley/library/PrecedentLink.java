package org.parley.library;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.identity.PersonId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.text.ProvisionId;

/** A precedent beside a provision. It is put there and taken away, each once, and never changes between: its row is its history. */
@Entity
@Table(name = "precedent_link")
class PrecedentLink extends Aggregate<PrecedentLink> {

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "provision")
    private UUID provision;

    @Column(name = "precedent")
    private UUID precedent;

    @Column(name = "note")
    private String note;

    @Column(name = "delegation")
    private @Nullable UUID delegation;

    @Column(name = "person")
    private UUID person;

    @Column(name = "at")
    private Instant at;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** While it stands: the database holds a case once beside a provision, whoever comes at the same moment. */
    @Column(name = "once")
    private @Nullable String once;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected PrecedentLink() {}

    PrecedentLink(SeatView by, ProvisionId provision, PrecedentId precedent, String note, Instant now) {
        this.id = Ids.next();
        this.negotiation = by.negotiation().value();
        this.provision = provision.value();
        this.precedent = precedent.value();
        this.note = note;
        this.delegation = by.delegation() == null ? null : by.delegation().value();
        this.person = by.person().value();
        this.at = now;
        this.once = provision.value() + ":" + precedent.value();
    }

    @Override
    public UUID getId() {
        return id;
    }

    LinkId id() {
        return new LinkId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    SubjectRef provision() {
        return new SubjectRef(SubjectRef.PROVISION, provision);
    }

    PrecedentId precedent() {
        return new PrecedentId(precedent);
    }

    String note() {
        return note;
    }

    @Nullable
    DelegationId delegation() {
        return delegation == null ? null : new DelegationId(delegation);
    }

    PersonId person() {
        return new PersonId(person);
    }

    Instant at() {
        return at;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    /** Whether it stood at a moment; now where none is given. */
    boolean stood(@Nullable Instant moment) {
        Instant ended = endedAt;
        return moment == null ? ended == null : !at.isAfter(moment) && (ended == null || ended.isAfter(moment));
    }

    /** Whether it was put there for this delegation, or by a facilitator where there is none. */
    boolean of(@Nullable DelegationId whose) {
        return Objects.equals(delegation(), whose);
    }

    void end(Instant now) {
        if (endedAt != null) {
            throw new RuleViolation("library.error.link-ended");
        }
        endedAt = now;
        once = null;
    }
}
