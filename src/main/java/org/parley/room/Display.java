package org.parley.room;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.identity.PersonId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;

/**
 * A machine that shows the room's wall. It waits for its code to be typed once, is open for some days, and ends; its steps stand in the
 * record.
 */
@Entity
@Table(name = "room_display")
class Display extends Aggregate<Display> {

    static final Duration CODE_LIFE = Duration.ofMinutes(10);
    static final Duration LIFE = Duration.ofDays(7);
    static final int LONGEST_NAME = 60;

    @Id
    private UUID id;

    @Column(name = "negotiation")
    private UUID negotiation;

    @Column(name = "name")
    private String name;

    @Column(name = "language")
    private @Nullable String language;

    @Column(name = "theme")
    private @Nullable String theme;

    @Column(name = "code_hash")
    private byte[] codeHash;

    @Column(name = "code_expires_at")
    private Instant codeExpiresAt;

    @Column(name = "made_by")
    private UUID madeBy;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "secret_hash")
    private byte @Nullable [] secretHash;

    @Column(name = "opened_at")
    private @Nullable Instant openedAt;

    @Column(name = "ends_at")
    private @Nullable Instant endsAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Display() {}

    Display(
            NegotiationId negotiation,
            String name,
            @Nullable String language,
            @Nullable String theme,
            String code,
            PersonId by,
            Instant now) {
        String line = name.strip();
        if (line.isEmpty() || line.length() > LONGEST_NAME || line.lines().count() > 1) {
            throw new RuleViolation("room.error.name", LONGEST_NAME);
        }
        this.id = Ids.next();
        this.negotiation = negotiation.value();
        this.name = line;
        this.language = language;
        this.theme = theme;
        this.codeHash = DisplayCode.hash(code);
        this.codeExpiresAt = now.plus(CODE_LIFE);
        this.madeBy = by.value();
        this.madeAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    DisplayId id() {
        return new DisplayId(id);
    }

    NegotiationId negotiation() {
        return new NegotiationId(negotiation);
    }

    String name() {
        return name;
    }

    boolean waitsAt(Instant now) {
        return openedAt == null && endedAt == null && now.isBefore(codeExpiresAt);
    }

    boolean openAt(Instant now) {
        return openedAt != null && endedAt == null && endsAt != null && now.isBefore(endsAt);
    }

    /** The code was typed: from now on the machine is known by its own secret. */
    void open(String secret, Instant now) {
        if (!waitsAt(now)) {
            throw new RuleViolation("room.error.code");
        }
        secretHash = DisplayCode.hash(secret);
        openedAt = now;
        endsAt = now.plus(LIFE);
    }

    void end(Instant now) {
        if (!waitsAt(now) && !openAt(now)) {
            throw new RuleViolation("room.error.ended");
        }
        endedAt = now;
    }

    DisplayView view(Instant now) {
        boolean open = openAt(now);
        return new DisplayView(
                id(),
                negotiation(),
                name,
                open ? DisplayView.State.OPEN : waitsAt(now) ? DisplayView.State.WAITING : DisplayView.State.ENDED,
                Optional.ofNullable(language),
                Optional.ofNullable(theme),
                madeAt,
                Optional.ofNullable(openedAt),
                open && endsAt != null ? endsAt : codeExpiresAt);
    }
}
