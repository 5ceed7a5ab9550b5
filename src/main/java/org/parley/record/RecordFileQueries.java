package org.parley.record;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.identity.CurrentPerson;
import org.parley.kernel.NotFound;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.TilePath;
import org.parley.record.verify.Tree;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * A record as mirrors and tools read it, in the layout of C2SP tlog-tiles (https://c2sp.org/tlog-tiles): the record of a negotiation that
 * is open to all by anybody, any other by whoever may read the negotiation.
 */
@Service
@PreAuthorize("permitAll()")
public class RecordFileQueries {

    /** Under this name stands the record of the house itself. */
    public static final String HOUSE = "house";

    private final Checkpoints checkpoints;
    private final PublishedFiles files;
    private final StoredTree tree;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final CurrentPerson current;

    RecordFileQueries(
            Checkpoints checkpoints,
            PublishedFiles files,
            StoredTree tree,
            NegotiationQueries negotiations,
            Seats seats,
            CurrentPerson current) {
        this.checkpoints = checkpoints;
        this.files = files;
        this.tree = tree;
        this.negotiations = negotiations;
        this.seats = seats;
        this.current = current;
    }

    /**
     * A file of a record.
     *
     * @param bytes what it holds
     * @param lasting whether it will never be another: whole and partial tiles are, the checkpoint and the list of keys are not
     * @param open whether anybody may read and keep it
     */
    public record File(byte[] bytes, boolean lasting, boolean open) {}

    /**
     * The file under this path: {@code checkpoint}, {@code keys}, {@code tile/…} or {@code tile/entries/…}.
     *
     * @param record name of a negotiation, or {@link #HOUSE}
     * @return empty for the checkpoint of a record that is not signed yet
     * @throws NotFound where there is none for this person, or not yet
     */
    public Optional<File> read(String record, String path) {
        Optional<LogId> everybodys = seats.openToAll(record).map(negotiation -> LogId.of(negotiation.value()));
        LogId log = everybodys.orElseGet(() -> own(record));
        boolean open = everybodys.isPresent();
        Optional<SignedCheckpoint> signed = checkpoints.latest(log);
        if (signed.isEmpty() && path.equals("checkpoint")) {
            return Optional.empty();
        }
        SignedCheckpoint latest = signed.orElseThrow(() -> new NotFound("checkpoint"));
        return Optional.of(file(log, open, latest, path));
    }

    private File file(LogId log, boolean open, SignedCheckpoint latest, String path) {
        return switch (path) {
            case "checkpoint" -> new File(latest.bytes(), false, open);
            case "keys" -> new File(checkpoints.publishedKeys(log).getBytes(StandardCharsets.UTF_8), false, open);
            default ->
                TilePath.parse(path)
                        .flatMap(tile -> files.tile(
                                log.value(), tile, latest.checkpoint().size()))
                        .map(bytes -> new File(bytes, true, open))
                        .orElseThrow(() -> new NotFound("tile"));
        };
    }

    /**
     * What proves that the record at one size is the beginning of what it was at another, a hash in base64 on each line.
     *
     * @throws NotFound where there is no such record for this person, or the sizes are not those of a beginning and what was signed
     */
    public String consistency(String record, long older, long newer) {
        LogId log = seats.openToAll(record)
                .map(negotiation -> LogId.of(negotiation.value()))
                .orElseGet(() -> own(record));
        long signed = checkpoints
                .latest(log)
                .map(latest -> latest.checkpoint().size())
                .orElse(0L);
        if (older < 0 || older > newer || newer > signed) {
            throw new NotFound("proof");
        }
        return new Tree(newer, tree.tiles(log.value()))
                .consistency(older).stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining());
    }

    private LogId own(String record) {
        if (current.find().isEmpty()) {
            throw new NotFound("record");
        }
        if (!record.equals(HOUSE)) {
            return LogId.of(negotiations.bySlug(record).id().value());
        }
        if (!current.isAdministrator()) {
            throw new NotFound("record");
        }
        return LogId.HOUSE;
    }
}
