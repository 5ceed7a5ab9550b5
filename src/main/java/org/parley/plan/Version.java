package org.parley.plan;

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
import org.parley.kernel.Ids;
import org.springframework.data.domain.Persistable;

/** A numbered state of a plan's text: written once, never changed, hence without a history of its own. */
@Entity
@Table(name = "plan_version")
@Immutable
class Version implements Persistable<UUID> {

    @Id
    private UUID id;

    @Column(name = "plan")
    private UUID plan;

    @Column(name = "number")
    private int number;

    @Column(name = "at")
    private Instant at;

    @Column(name = "by_name")
    private String by;

    @Column(name = "round")
    private @Nullable UUID round;

    /** Identities in a row, separated by spaces. */
    @Column(name = "amendments")
    private String amendments;

    /** JSON of {@link org.parley.text.TextJson}. */
    @Column(name = "text")
    private String text;

    @Transient
    private boolean stored;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Version() {}

    Version(PlanId plan, int number, Instant at, String by, Adoption adoption, String text) {
        this.id = Ids.next();
        this.plan = plan.value();
        this.number = number;
        this.at = at;
        this.by = by;
        this.round = adoption.round();
        this.amendments = VersionRow.join(adoption.amendments());
        this.text = text;
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
}
