package org.parley.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.identity.CurrentPerson;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.record.evidence.BundleWriter;
import org.parley.record.evidence.Opening;
import org.parley.record.verify.Entry;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.VerifierKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the whole record away, with all that is needed to check it without this house (the evidence bundle of {@code src/docs/record.md}).
 * Content kept apart goes only to those whose it is; a sealed ballot to nobody before its round has closed.
 */
@Service
@PreAuthorize("isAuthenticated()")
public class EvidenceService {

    private static final int PAGE = 256;

    private final Checkpoints checkpoints;
    private final Witnesses witnesses;
    private final JdbcClient jdbc;
    private final Seats seats;
    private final CurrentPerson current;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    EvidenceService(
            Checkpoints checkpoints,
            Witnesses witnesses,
            JdbcClient jdbc,
            Seats seats,
            CurrentPerson current,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.checkpoints = checkpoints;
        this.witnesses = witnesses;
        this.jdbc = jdbc;
        this.seats = seats;
        this.current = current;
        this.events = events;
        transaction = new TransactionTemplate(transactions);
    }

    /** A bundle that was permitted and is still to be written; it may be long. */
    @FunctionalInterface
    public interface Bundle {

        /** Writes the zip and leaves the stream open. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * The bundle of a record up to now. That it was taken is itself an act, and stands in it.
     *
     * @throws NotFound where there is no such record for this person
     * @throws RuleViolation while the record is not signed because of an alarm
     */
    public Bundle export(LogId log) {
        requireReader(log);
        List<UUID> own = log.isHouse() ? List.of() : delegation(new NegotiationId(log.value()));
        transaction.executeWithoutResult(status -> events.publishEvent(act(log)));
        long size = jdbc.sql("SELECT size FROM record_head WHERE log = ?")
                .param(log.value())
                .query(Long.class)
                .single();
        SignedCheckpoint head = checkpoints
                .over(log, size - 1)
                .orElseThrow(() -> new RuleViolation(
                        checkpoints.alarm(log).isPresent() ? "record.error.alarm" : "record.error.not-yet-signed"));
        List<SignedCheckpoint> kept = checkpoints.all(log).stream()
                .filter(checkpoint ->
                        checkpoint.checkpoint().size() <= head.checkpoint().size())
                .toList();
        List<VerifierKey> keys = new ArrayList<>(checkpoints.keys(log).reversed());
        keys.addAll(witnesses.keys());
        return out -> write(log, own, kept, keys, out);
    }

    private List<UUID> delegation(NegotiationId negotiation) {
        return seats
                .mine(negotiation)
                .map(SeatView::delegation)
                .filter(delegation -> seats.sitsFor(negotiation, delegation))
                .map(DelegationId::value)
                .stream()
                .toList();
    }

    private Act act(LogId log) {
        return log.isHouse()
                ? Act.of(
                        "house.exported",
                        null,
                        new SubjectRef(SubjectRef.PERSON, current.id().value()),
                        current.actor())
                : Act.of(
                        "negotiation.exported",
                        log.value(),
                        new SubjectRef(SubjectRef.NEGOTIATION, log.value()),
                        seats.actor(new NegotiationId(log.value())));
    }

    private void write(LogId log, List<UUID> own, List<SignedCheckpoint> kept, List<VerifierKey> keys, OutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out));
        long size = kept.getLast().checkpoint().size();
        try (BundleWriter writer = new BundleWriter(BundleWriter.into(zip), keys, kept, BundleWriter.verifier())) {
            for (long page = 0; page < size; page += PAGE) {
                for (Row row : page(log, page, Math.min(page + PAGE, size))) {
                    writer.add(row.bytes(), row.opening(own));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        zip.finish();
        zip.flush();
    }

    private List<Row> page(LogId log, long from, long to) {
        return jdbc.sql("""
                        SELECT e.idx, e.bytes, p.salt, p.content
                        FROM record_entry e LEFT JOIN record_payload p ON p.log = e.log AND p.idx = e.idx
                        WHERE e.log = ? AND e.idx >= ? AND e.idx < ? ORDER BY e.idx""")
                .params(log.value(), from, to)
                .query((row, number) -> new Row(
                        row.getLong("idx"),
                        Objects.requireNonNull(row.getBytes("bytes")),
                        row.getBytes("salt"),
                        row.getBytes("content")))
                .list();
    }

    private record Row(long index, byte[] bytes, byte @Nullable [] salt, byte @Nullable [] content) {

        @Nullable
        Opening opening(List<UUID> own) {
            if (salt == null || content == null) {
                return null;
            }
            boolean permitted = switch (Entry.parse(bytes).visibility()) {
                case Entry.Visibility.Everybody() -> true;
                case Entry.Visibility.Nobody() -> false;
                case Entry.Visibility.Delegation(UUID delegation) -> own.contains(delegation);
            };
            return permitted ? new Opening(index, salt, content) : null;
        }
    }

    private void requireReader(LogId log) {
        if (!log.isHouse()) {
            seats.requireReader(new NegotiationId(log.value()));
        } else if (!current.isAdministrator()) {
            throw new NotFound("record");
        }
    }
}
