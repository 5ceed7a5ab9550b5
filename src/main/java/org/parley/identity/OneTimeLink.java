package org.parley.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;

/** A link that works once: it lets a person choose a password, or makes the first administrator. */
@Entity
@Table(name = "one_time_link")
class OneTimeLink extends Aggregate<OneTimeLink> {

    static final Duration LIFE = Duration.ofDays(7);

    @Id
    private UUID id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "person")
    private @Nullable UUID person;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected OneTimeLink() {}

    OneTimeLink(Secret secret, @Nullable PersonId person, Instant now, Duration life) {
        this.id = Ids.next();
        this.tokenHash = secret.hash();
        this.person = person == null ? null : person.value();
        this.madeAt = now;
        this.expiresAt = now.plus(life);
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Nullable
    UUID person() {
        return person;
    }

    boolean usableAt(Instant now) {
        return usedAt == null && now.isBefore(expiresAt);
    }

    void use(Instant now) {
        if (!usableAt(now)) {
            throw new RuleViolation("identity.error.link-used");
        }
        usedAt = now;
    }
}
