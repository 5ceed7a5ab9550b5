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
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Aggregate;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.voting.RoundId;

/** A turn to speak: asked for, begun, ended. It has no history beside the record: each step happens once and stands there. */
@Entity
@Table(name = "speech")
class Speech extends Aggregate<Speech> {

    @Id
    private UUID id;

    @Column(name = "sitting")
    private UUID sitting;

    @Column(name = "item")
    private UUID item;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "queue")
    private Queue queue;

    @Column(name = "delegation")
    private UUID delegation;

    @Column(name = "place")
    private int place;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state")
    private SpeechState state;

    @Column(name = "round")
    private @Nullable UUID round;

    @Column(name = "limit_seconds")
    private @Nullable Integer limitSeconds;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "begun_at")
    private @Nullable Instant begunAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected Speech() {}

    /** @param round the round whose vote is explained; null for what is no explanation of vote */
    Speech(AgendaItem item, Queue queue, DelegationId delegation, int place, @Nullable RoundId round, Instant now) {
        this.id = Ids.next();
        this.sitting = item.sitting().value();
        this.item = item.getId();
        this.queue = queue;
        this.delegation = delegation.value();
        this.place = place;
        this.state = SpeechState.WAITING;
        this.round = round == null ? null : round.value();
        this.requestedAt = now;
    }

    @Override
    public UUID getId() {
        return id;
    }

    SpeechId id() {
        return new SpeechId(id);
    }

    SittingId sitting() {
        return new SittingId(sitting);
    }

    ItemId item() {
        return new ItemId(item);
    }

    Queue queue() {
        return queue;
    }

    DelegationId delegation() {
        return new DelegationId(delegation);
    }

    int place() {
        return place;
    }

    SpeechState state() {
        return state;
    }

    @Nullable
    RoundId round() {
        return round == null ? null : new RoundId(round);
    }

    @Nullable
    Duration limit() {
        return limitSeconds == null ? null : Duration.ofSeconds(limitSeconds);
    }

    Instant requestedAt() {
        return requestedAt;
    }

    @Nullable
    Instant begunAt() {
        return begunAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    /** How long it took, to the second; nothing before it ended. */
    Duration spoken() {
        return begunAt == null || endedAt == null
                ? Duration.ZERO
                : Duration.ofSeconds(Duration.between(begunAt, endedAt).toSeconds());
    }

    void place(int number) {
        place = number;
    }

    /** @param limit for how long; null without a limit */
    void begin(@Nullable Duration limit, Instant now) {
        require(SpeechState.WAITING, "sitting.error.called-already");
        limitSeconds = limit == null ? null : (int) limit.toSeconds();
        begunAt = now;
        state = SpeechState.SPEAKING;
    }

    void end(Instant now) {
        require(SpeechState.SPEAKING, "sitting.error.not-speaking");
        endedAt = now;
        state = SpeechState.SPOKEN;
    }

    void withdraw() {
        require(SpeechState.WAITING, "sitting.error.called-already");
        state = SpeechState.WITHDRAWN;
    }

    /** Its vote has begun: it is explained after the vote. */
    void defer(int lastPlace) {
        require(SpeechState.WAITING, "sitting.error.called-already");
        queue = Queue.AFTER_VOTE;
        place = lastPlace;
    }

    private void require(SpeechState expected, String key) {
        if (state != expected) {
            throw new RuleViolation(key);
        }
    }
}
