package org.parley.record;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.identity.CurrentPerson;
import org.parley.kernel.RuleViolation;
import org.parley.record.verify.SignedCheckpoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each delegation saw last of a record and found to be a continuation of what it had seen before. It is compared in the browser of
 * whoever comes next: the house only hands over what colleagues verified, and a house that forgets it is found out by any browser that
 * remembers more.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class PinService {

    private final Checkpoints checkpoints;
    private final JdbcClient jdbc;
    private final Seats seats;
    private final CurrentPerson current;
    private final Clock clock;

    PinService(Checkpoints checkpoints, JdbcClient jdbc, Seats seats, CurrentPerson current, Clock clock) {
        this.checkpoints = checkpoints;
        this.jdbc = jdbc;
        this.seats = seats;
        this.current = current;
        this.clock = clock;
    }

    /**
     * A checkpoint that somebody of a delegation verified.
     *
     * @param signed as it was signed, with the witnesses that had signed it by then
     * @param at when, by the clock of the house
     */
    public record Pin(SignedCheckpoint signed, Instant at) {

        /** Entries under it. */
        public long size() {
            return signed.checkpoint().size();
        }

        /** Its root in Base64, as a checkpoint has it. */
        public String root() {
            return signed.checkpoint().root().base64();
        }

        /** The three lines that were signed. */
        public String text() {
            return signed.checkpoint().text();
        }
    }

    /** What the delegation of the person signed in saw last; empty before its first visit, and for whoever sits for none. */
    @Transactional(readOnly = true)
    public Optional<Pin> seen(LogId log) {
        return delegation(log)
                .flatMap(delegation -> jdbc.sql("SELECT note, at FROM record_pin WHERE log = ? AND delegation = ?")
                        .params(log.value(), delegation.value())
                        .query((row, number) -> new Pin(
                                SignedCheckpoint.parse(row.getBytes("note")),
                                Objects.requireNonNull(row.getObject("at", LocalDateTime.class))
                                        .toInstant(ZoneOffset.UTC)))
                        .optional());
    }

    /**
     * The person signed in has verified that the record grew from what their delegation saw before. An older checkpoint than the one
     * that is remembered changes nothing; neither does anything by whoever sits for no delegation.
     *
     * @param size of the checkpoint that was verified
     * @param root in Base64, as a checkpoint has it
     * @throws RuleViolation if the house never signed that
     */
    public void saw(LogId log, long size, String root) {
        Optional<DelegationId> delegation = delegation(log);
        if (delegation.isEmpty()) {
            return;
        }
        SignedCheckpoint signed = checkpoints
                .covering(log, size)
                .filter(found -> found.checkpoint().size() == size
                        && found.checkpoint().root().base64().equals(root))
                .orElseThrow(() -> new RuleViolation("record.error.not-signed-here"));
        jdbc.sql("INSERT INTO record_pin (log, delegation, size, note, person, at) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE note = IF(VALUES(size) > size, VALUES(note), note),"
                        + " person = IF(VALUES(size) > size, VALUES(person), person),"
                        + " at = IF(VALUES(size) > size, VALUES(at), at), size = GREATEST(size, VALUES(size))")
                .params(
                        log.value(),
                        delegation.get().value(),
                        size,
                        signed.bytes(),
                        current.id().value(),
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private Optional<DelegationId> delegation(LogId log) {
        return log.isHouse()
                ? Optional.empty()
                : seats.mine(new NegotiationId(log.value())).map(SeatView::delegation);
    }
}
