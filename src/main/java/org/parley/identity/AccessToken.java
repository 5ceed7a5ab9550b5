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

/** A personal access token, with which a program acts as the person who made it. */
@Entity
@Table(name = "access_token")
class AccessToken extends Aggregate<AccessToken> {

    static final Duration LIFE = Duration.ofDays(90);

    @Id
    private UUID id;

    @Column(name = "person")
    private UUID person;

    @Column(name = "name")
    private String name;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected AccessToken() {}

    AccessToken(PersonId person, String name, Secret secret, Instant now) {
        this.id = Ids.next();
        this.person = person.value();
        this.name = name;
        this.tokenHash = secret.hash();
        this.madeAt = now;
        this.expiresAt = now.plus(LIFE);
    }

    @Override
    public UUID getId() {
        return id;
    }

    UUID person() {
        return person;
    }

    boolean usableAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    AccessTokenView view() {
        return new AccessTokenView(id, name, madeAt, expiresAt, revokedAt);
    }
}
