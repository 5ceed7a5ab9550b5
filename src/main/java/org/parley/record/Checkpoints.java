package org.parley.record;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Actor;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;
import org.parley.record.signer.Ledger;
import org.parley.record.signer.Refused;
import org.parley.record.signer.Signer;
import org.parley.record.verify.Hash;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.VerifierKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has every record signed soon after it grew, keeps the checkpoints and publishes them with their tiles. Where the signer refuses, the
 * record has an alarm, which everybody is shown; the house goes on, but nothing new of that record is signed.
 */
@Component
public class Checkpoints {

    /** The type under which screens are told that a record has an alarm. */
    public static final String ALARMED = "record.alarmed";

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private static final long LOOK_AGAIN_MILLIS = 500;
    private static final long AUDIT_AGAIN_MILLIS = 600_000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration BREATH = Duration.ofMillis(50);

    private final Signer signer;
    private final JdbcClient jdbc;
    private final PublishedFiles files;
    private final Witnesses witnesses;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    /** What was signed last and is published, by record. */
    private final Map<UUID, Ledger.Claim> published = new ConcurrentHashMap<>();

    private final Map<UUID, Signer.Alarm> alarms = new ConcurrentHashMap<>();
    private final boolean rotate;
    private volatile boolean awake;

    Checkpoints(
            StoredTree tree,
            JdbcClient jdbc,
            PublishedFiles files,
            Witnesses witnesses,
            Clock clock,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            @Value("${parley.signer.home:${parley.home:.parley}/signer}") Path home,
            @Value("${parley.instance:}") @Nullable String instance,
            @Value("${parley.signer.rotate:false}") boolean rotate) {
        this.rotate = rotate;
        this.jdbc = jdbc;
        this.files = files;
        this.witnesses = witnesses;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
        this.events = events;
        signer = new Signer(home, instance, tree, new SecureRandom(), clock);
    }

    /**
     * The newest checkpoint of a record, with the signatures of witnesses that have come.
     *
     * @return empty while nothing was signed
     */
    Optional<SignedCheckpoint> latest(LogId log) {
        return jdbc.sql("SELECT size, note FROM record_checkpoint WHERE log = ? ORDER BY size DESC LIMIT 1")
                .param(log.value())
                .query((row, number) ->
                        witnesses.under(log.value(), row.getLong("size"), SignedCheckpoint.parse(row.getBytes("note"))))
                .optional();
    }

    /** The first checkpoint that has so many entries under it; empty while there is none. */
    Optional<SignedCheckpoint> covering(LogId log, long size) {
        return jdbc.sql("SELECT size, note FROM record_checkpoint WHERE log = ? AND size >= ? ORDER BY size LIMIT 1")
                .params(log.value(), size)
                .query((row, number) ->
                        witnesses.under(log.value(), row.getLong("size"), SignedCheckpoint.parse(row.getBytes("note"))))
                .optional();
    }

    /** Every checkpoint of a record, the oldest first, with the signatures of witnesses. */
    List<SignedCheckpoint> all(LogId log) {
        return jdbc.sql("SELECT size, note FROM record_checkpoint WHERE log = ? ORDER BY size")
                .param(log.value())
                .query((row, number) ->
                        witnesses.under(log.value(), row.getLong("size"), SignedCheckpoint.parse(row.getBytes("note"))))
                .list();
    }

    /**
     * The newest checkpoint that has this entry under it; signs now if need be, and waits a moment where another signs just now. Empty while
     * the signer cannot sign.
     */
    Optional<SignedCheckpoint> over(LogId log, long index) {
        Instant patience = clock.instant().plus(PATIENCE);
        Optional<SignedCheckpoint> signed = latest(log).filter(latest -> covers(latest, index));
        while (signed.isEmpty() && alarm(log).isEmpty() && clock.instant().isBefore(patience)) {
            sign(log.value());
            signed = latest(log).filter(latest -> covers(latest, index));
            if (signed.isEmpty()) {
                LockSupport.parkNanos(BREATH.toNanos());
            }
        }
        return signed;
    }

    private static boolean covers(SignedCheckpoint signed, long index) {
        return signed.checkpoint().size() > index;
    }

    /** How many witnesses are asked, and who of them signed the newest checkpoint. */
    WitnessCount witnessed(SignedCheckpoint signed) {
        List<VerifierKey> keys = witnesses.keys();
        return new WitnessCount(
                witnesses.count(),
                signed.note().signers(keys).stream().map(VerifierKey::name).toList());
    }

    /**
     * Who saw a checkpoint.
     *
     * @param asked witnesses that this house asks
     * @param signed names of those that signed
     */
    record WitnessCount(int asked, List<String> signed) {}

    /** The public keys of a record, oldest first. */
    List<VerifierKey> keys(LogId log) {
        return signer.keys(log.value());
    }

    /** The public keys with what vouches for each, as they are published. */
    String publishedKeys(LogId log) {
        return signer.publishedKeys(log.value());
    }

    /** Why a record is no longer signed, if so. */
    public Optional<Signer.Alarm> alarm(LogId log) {
        return Optional.ofNullable(alarms.get(log.value()));
    }

    /** Gives every record a new key; see {@link Signer#rotate}. */
    void rotateKeys() {
        heads().keySet()
                .forEach(log -> signer.rotate(log)
                        .ifPresent(
                                key -> LOG.info("The record {} is signed with a new key from now on: {}", log, key)));
    }

    /** Nothing is signed before the house stands as a whole. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (rotate) {
            rotateKeys();
        }
        awake = true;
    }

    @Scheduled(fixedDelay = LOOK_AGAIN_MILLIS)
    void look() {
        if (!awake) {
            return;
        }
        try {
            heads().forEach((log, head) -> {
                if (!head.equals(published.get(log))) {
                    sign(log);
                }
            });
        } catch (DataAccessException unreachable) {
            // The next look signs what this one could not
        }
    }

    @Scheduled(fixedDelay = AUDIT_AGAIN_MILLIS)
    void audit() {
        for (UUID log : heads().keySet()) {
            try {
                signer.audit(log);
            } catch (Refused refused) {
                raise(log, refused);
            } catch (DataAccessException unreachable) {
                LOG.warn("The record {} could not be read for its audit", log);
            }
        }
    }

    void sign(UUID log) {
        try {
            boolean before = jdbc.sql("SELECT EXISTS (SELECT 1 FROM record_checkpoint WHERE log = ?)")
                    .param(log)
                    .query(Boolean.class)
                    .single();
            signer.sign(log, before).ifPresent(signed -> publish(log, signed));
        } catch (Refused refused) {
            raise(log, refused);
        }
    }

    private void publish(UUID log, SignedCheckpoint signed) {
        Ledger.Claim claim =
                new Ledger.Claim(signed.checkpoint().size(), signed.checkpoint().root());
        int fresh = Objects.requireNonNull(transaction.execute(status -> jdbc.sql(
                        "INSERT IGNORE INTO record_checkpoint (log, size, note, at) VALUES (?, ?, ?, ?)")
                .params(log, claim.size(), signed.bytes(), LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update()));
        files.publish(log, signed, signer.publishedKeys(log));
        published.put(log, claim);
        if (fresh > 0) {
            witnesses.ask(log, signed);
        }
    }

    private void raise(UUID log, Refused refused) {
        Signer.Alarm alarm =
                signer.alarm(log).orElseGet(() -> new Signer.Alarm(refused.why(), clock.instant(), refused.evidence()));
        if (alarms.put(log, alarm) == null) {
            LOG.error(
                    "The record {} is no longer signed, because it is not what was signed: {}", log, alarm.evidence());
            events.publishEvent(new Touched(log, new SubjectRef(SubjectRef.NEGOTIATION, log), ALARMED, Actor.HOUSE));
        }
    }

    private Map<UUID, Ledger.Claim> heads() {
        Map<UUID, Ledger.Claim> heads = new ConcurrentHashMap<>();
        jdbc.sql("SELECT log, size, root FROM record_head WHERE size > 0").query(row -> {
            heads.put(
                    Objects.requireNonNull(row.getObject("log", UUID.class)),
                    new Ledger.Claim(row.getLong("size"), Hash.of(row.getBytes("root"))));
        });
        return heads;
    }
}
