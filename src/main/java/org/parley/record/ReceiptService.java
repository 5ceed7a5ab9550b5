package org.parley.record;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.identity.CurrentPerson;
import org.parley.identity.PersonId;
import org.parley.identity.PersonQueries;
import org.parley.kernel.Ids;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.record.verify.LogProof;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.Tree;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands out receipts: an entry with its way to a signed checkpoint, which proves for ever that the entry was accepted, whatever becomes of
 * this house (C2SP tlog-proof, https://c2sp.org/tlog-proof). Who took which is kept, so that a house knows who could contradict it.
 */
@Service
@PreAuthorize("isAuthenticated()")
public class ReceiptService {

    private final Checkpoints checkpoints;
    private final StoredTree tree;
    private final JdbcClient jdbc;
    private final Seats seats;
    private final PersonQueries people;
    private final CurrentPerson current;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ReceiptService(
            Checkpoints checkpoints,
            StoredTree tree,
            JdbcClient jdbc,
            Seats seats,
            PersonQueries people,
            CurrentPerson current,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.checkpoints = checkpoints;
        this.tree = tree;
        this.jdbc = jdbc;
        this.seats = seats;
        this.people = people;
        this.current = current;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /**
     * Somebody's having taken a receipt.
     *
     * @param index the entry
     * @param size of the checkpoint that proves it
     * @param name null when the account was erased
     */
    public record Taken(
            long index, long size, UUID person, @Nullable String name, Instant at) {}

    /**
     * The receipt of an entry, ready to be kept as {@code .tlog-proof}.
     *
     * @throws NotFound where there is no such entry for this person
     * @throws RuleViolation while the record is not signed because of an alarm
     */
    public byte[] take(LogId log, long index) {
        requireReader(log);
        byte[] entry = jdbc.sql("SELECT bytes FROM record_entry WHERE log = ? AND idx = ?")
                .params(log.value(), index)
                .query((row, number) -> Objects.requireNonNull(row.getBytes("bytes")))
                .optional()
                .orElseThrow(() -> new NotFound("entry"));
        SignedCheckpoint signed = checkpoints
                .over(log, index)
                .orElseThrow(() -> new RuleViolation(
                        checkpoints.alarm(log).isPresent() ? "record.error.alarm" : "record.error.not-yet-signed"));
        long size = signed.checkpoint().size();
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "INSERT INTO record_receipt (id, log, idx, size, person, at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        Ids.next(),
                        log.value(),
                        index,
                        size,
                        current.id().value(),
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update());
        return new LogProof(entry, index, new Tree(size, tree.tiles(log.value())).inclusion(index), signed).bytes();
    }

    /** Who took a receipt of an entry, the first one first. */
    @Transactional(readOnly = true)
    public List<Taken> taken(LogId log, long index) {
        requireReader(log);
        List<Taken> taken = jdbc.sql(
                        "SELECT idx, size, person, at FROM record_receipt WHERE log = ? AND idx = ? ORDER BY at, id")
                .params(log.value(), index)
                .query((row, number) -> new Taken(
                        row.getLong("idx"),
                        row.getLong("size"),
                        Objects.requireNonNull(row.getObject("person", UUID.class)),
                        null,
                        Objects.requireNonNull(row.getObject("at", LocalDateTime.class))
                                .toInstant(ZoneOffset.UTC)))
                .list();
        Map<PersonId, String> names = taken.isEmpty()
                ? Map.of()
                : people.names(taken.stream()
                        .map(Taken::person)
                        .distinct()
                        .map(PersonId::new)
                        .toList());
        return taken.stream()
                .map(one -> new Taken(
                        one.index(), one.size(), one.person(), names.get(new PersonId(one.person())), one.at()))
                .toList();
    }

    private void requireReader(LogId log) {
        if (!log.isHouse()) {
            seats.requireReader(new NegotiationId(log.value()));
        } else if (!current.isAdministrator()) {
            throw new NotFound("record");
        }
    }
}
