package org.parley.implementation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Ids;
import org.parley.text.ProvisionId;
import org.springframework.data.domain.Persistable;

/** How far a provision was carried out when somebody looked: written once, never changed, hence without a history of its own. */
@Entity
@Table(name = "assessment")
@Immutable
class Assessment implements Persistable<UUID> {

    @Id
    private UUID id;

    @Column(name = "agreement")
    private UUID agreement;

    @Column(name = "provision")
    private UUID provision;

    @Column(name = "level")
    private int level;

    @Column(name = "evidence")
    private String evidence;

    @Column(name = "responsible")
    private @Nullable UUID responsible;

    @Column(name = "delegation")
    private @Nullable UUID delegation;

    @Column(name = "by_name")
    private String by;

    @Column(name = "at")
    private Instant at;

    @Transient
    private boolean stored;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Assessment() {}

    Assessment(
            AgreementId agreement,
            ProvisionId provision,
            Level level,
            String evidence,
            @Nullable DelegationId responsible,
            @Nullable DelegationId delegation,
            String by,
            Instant at) {
        this.id = Ids.next();
        this.agreement = agreement.value();
        this.provision = provision.value();
        this.level = level.ordinal();
        this.evidence = evidence;
        this.responsible = responsible == null ? null : responsible.value();
        this.delegation = delegation == null ? null : delegation.value();
        this.by = by;
        this.at = at;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        stored = true;
    }

    AssessmentView view() {
        return new AssessmentView(
                new ProvisionId(provision),
                Level.values()[level],
                evidence,
                responsible == null ? null : new DelegationId(responsible),
                delegation == null ? null : new DelegationId(delegation),
                by,
                at);
    }
}
