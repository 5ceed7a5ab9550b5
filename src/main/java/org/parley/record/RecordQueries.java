package org.parley.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.identity.CurrentPerson;
import org.parley.identity.PersonId;
import org.parley.identity.PersonQueries;
import org.parley.kernel.NotFound;
import org.parley.record.verify.Commitment;
import org.parley.record.verify.Entry;
import org.parley.record.verify.Hash;
import org.parley.record.verify.Proofs;
import org.parley.record.verify.SignedCheckpoint;
import org.parley.record.verify.Tree;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is read of a record. A negotiation's is read by whoever may read the negotiation, that of the house by administrators. Every
 * reader reads the same entries; content kept apart goes only to those whose it is.
 */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class RecordQueries {

    /** Most entries on a page. */
    public static final int PAGE_LIMIT = 500;

    /** Entries that are searched first for several things; then so many times more, until there are enough. */
    private static final long FIRST_SPAN = 2_000;

    private static final long WIDER = 8;

    private final JdbcClient jdbc;
    private final StoredTree tree;
    private final Checkpoints checkpoints;
    private final Seats seats;
    private final NegotiationQueries negotiations;
    private final PersonQueries people;
    private final CurrentPerson current;

    RecordQueries(
            JdbcClient jdbc,
            StoredTree tree,
            Checkpoints checkpoints,
            Seats seats,
            NegotiationQueries negotiations,
            PersonQueries people,
            CurrentPerson current) {
        this.jdbc = jdbc;
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.seats = seats;
        this.negotiations = negotiations;
        this.people = people;
        this.current = current;
    }

    /** Size and root as they are now. */
    public RecordState state(LogId log) {
        requireReader(log);
        return readState(log);
    }

    /** The newest checkpoint, as people copy it down; empty while nothing was signed. */
    public Optional<SignedState> signed(LogId log) {
        requireReader(log);
        return checkpoints.latest(log).map(signed -> signedState(log, signed));
    }

    private SignedState signedState(LogId log, SignedCheckpoint signed) {
        Checkpoints.WitnessCount witnessed = checkpoints.witnessed(signed);
        return new SignedState(
                signed.checkpoint().text(),
                signed.checkpoint().size(),
                checkpoints.keys(log).getLast().toString(),
                witnessed.signed(),
                witnessed.asked());
    }

    /**
     * What was recorded between two moments, to be set out as minutes.
     *
     * @param from the first moment
     * @param until the first moment that is no longer in it
     */
    public Minutes minutes(LogId log, Instant from, Instant until) {
        requireReader(log);
        long end = firstSince(log, until).orElseGet(() -> readState(log).size());
        long first = Math.min(firstSince(log, from).orElse(end), end);
        List<Row> rows = jdbc.sql("SELECT idx, bytes FROM record_entry WHERE log = ? AND idx >= ? AND idx < ?"
                        + " AND topic <> 'ballot' ORDER BY idx LIMIT ?")
                .params(log.value(), first, end, Minutes.LIMIT)
                .query(Row::read)
                .list();
        Map<UUID, Integer> cast = new LinkedHashMap<>();
        List<Row> opened = new ArrayList<>();
        Map<List<Object>, Row> open = new LinkedHashMap<>();
        jdbc.sql(
                        "SELECT idx, bytes FROM record_entry WHERE log = ? AND idx >= ? AND idx < ? AND topic = 'ballot' ORDER BY idx")
                .params(log.value(), first, end)
                .query(row -> {
                    Row ballot = Row.read(row, 0);
                    UUID round = ballot.entry().round();
                    if (ballot.entry().type().equals("ballot.opened")) {
                        opened.add(ballot);
                    } else if (round != null) {
                        cast.merge(round, 1, Integer::sum);
                        // A ballot that was public at once says itself how: of each delegation the last counts
                        ballot.entry()
                                .data()
                                .findText("delegation")
                                .ifPresent(delegation -> open.put(List.of(round, delegation), ballot));
                    }
                });
        opened.addAll(open.values());
        return new Minutes(
                lines(log, rows),
                rows.size() < Minutes.LIMIT ? 0 : left(log, rows.getLast().index(), end),
                cast,
                lines(log, opened).stream()
                        .filter(line -> line.round() != null)
                        .collect(Collectors.groupingBy(line -> Objects.requireNonNull(line.round()))),
                stateOf(log, end),
                checkpoints
                        .covering(log, end)
                        .or(() -> checkpoints.latest(log))
                        .map(signed -> signedState(log, signed)));
    }

    private int left(LogId log, long last, long end) {
        return jdbc.sql("SELECT COUNT(*) FROM record_entry WHERE log = ? AND idx > ? AND idx < ? AND topic <> 'ballot'")
                .params(log.value(), last, end)
                .query(Integer.class)
                .single();
    }

    /** The record as it was when it had so many entries. */
    private RecordState stateOf(LogId log, long size) {
        Instant at = jdbc
                .sql("SELECT at FROM record_entry WHERE log = ? AND idx = ?")
                .params(log.value(), size - 1)
                .query((row, number) -> row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC))
                .list()
                .stream()
                .findFirst()
                .orElse(null);
        return new RecordState(log, size, new Tree(size, tree.tiles(log.value())).root(), at);
    }

    /**
     * A page of entries, the newest first.
     *
     * @param before only entries of a smaller index; null to begin with the newest
     * @param limit most entries wanted, 1 to {@link #PAGE_LIMIT}
     */
    public RecordPage page(LogId log, RecordFilter filter, @Nullable Long before, int limit) {
        requireReader(log);
        if (limit < 1 || limit > PAGE_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + PAGE_LIMIT + " entries, not " + limit);
        }
        OptionalLong first = filter.from() == null ? OptionalLong.of(0) : firstSince(log, filter.from());
        OptionalLong end = filter.until() == null ? OptionalLong.empty() : firstSince(log, filter.until());
        if (first.isEmpty()) {
            return new RecordPage(List.of(), null);
        }
        List<Row> rows = select(log, filter, first.getAsLong(), least(before, end), limit + 1);
        boolean more = rows.size() > limit;
        List<Row> shown = more ? rows.subList(0, limit) : rows;
        return new RecordPage(lines(log, shown), more ? shown.getLast().index() : null);
    }

    /** Entries from an index on, the oldest first: for whoever follows the record. */
    public List<RecordLine> following(LogId log, long from, int limit) {
        requireReader(log);
        return lines(
                log,
                jdbc.sql("SELECT idx, bytes FROM record_entry WHERE log = ? AND idx >= ? ORDER BY idx LIMIT ?")
                        .params(log.value(), from, Math.clamp(limit, 1, PAGE_LIMIT))
                        .query(Row::read)
                        .list());
    }

    /**
     * One entry with its proof in the record as it stands now.
     *
     * @throws NotFound where there is none for this person
     */
    public RecordEntry entry(LogId log, long index) {
        requireReader(log);
        Row row = jdbc.sql("SELECT idx, bytes FROM record_entry WHERE log = ? AND idx = ?")
                .params(log.value(), index)
                .query(Row::read)
                .optional()
                .orElseThrow(() -> new NotFound("entry"));
        RecordState state = readState(log);
        List<Hash> path = new Tree(state.size(), tree.tiles(log.value())).inclusion(index);
        Hash leaf = Hash.leaf(row.bytes());
        return new RecordEntry(
                lines(log, List.of(row)).getFirst(),
                row.entry(),
                row.bytes(),
                leaf,
                path,
                state,
                Proofs.included(leaf, index, state.size(), path, state.root()),
                content(log, row));
    }

    /**
     * What proves that the record at an earlier size is the beginning of what it is now.
     *
     * @throws IndexOutOfBoundsException if the record is shorter than that
     */
    public List<Hash> consistency(LogId log, long older) {
        requireReader(log);
        return new Tree(readState(log).size(), tree.tiles(log.value())).consistency(older);
    }

    /** Other entries that speak of the same thing, the newest first. */
    public List<RecordLine> about(LogId log, UUID thing, int limit) {
        return page(log, RecordFilter.ALL.things(List.of(thing)), null, limit).lines();
    }

    private void requireReader(LogId log) {
        if (!log.isHouse()) {
            seats.requireReader(new NegotiationId(log.value()));
        } else if (!current.isAdministrator()) {
            throw new NotFound("record");
        }
    }

    private RecordState readState(LogId log) {
        Head head = jdbc.sql("SELECT size, edge, root, at FROM record_head WHERE log = ?")
                .param(log.value())
                .query(Head::read)
                .optional()
                .orElse(Head.EMPTY);
        return new RecordState(log, head.edge().size(), head.root(), head.at());
    }

    /** Times never run backwards in a record, so that a time is a place in it. */
    private OptionalLong firstSince(LogId log, Instant at) {
        return jdbc
                .sql("SELECT idx FROM record_entry WHERE log = ? AND at >= ? ORDER BY at, idx LIMIT 1")
                .params(log.value(), LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static long least(@Nullable Long before, OptionalLong end) {
        return Math.min(before == null ? Long.MAX_VALUE : before, end.orElse(Long.MAX_VALUE));
    }

    /**
     * The newest of these, the newest first. Where entries may speak of several things, those of them that are the newest are gathered in
     * spans that widen: of common things a short one is enough, of rare ones a long one holds few.
     */
    private List<Row> select(LogId log, RecordFilter filter, long from, long before, int limit) {
        if (filter.things().size() < 2) {
            return read(log, filter, from, before, limit);
        }
        List<Row> found = new ArrayList<>();
        long end = Math.min(before, readState(log).size());
        for (long span = FIRST_SPAN; end > from && found.size() < limit; span *= WIDER) {
            long start = Math.max(from, end - span);
            found.addAll(read(log, filter, start, end, limit - found.size()));
            end = start;
        }
        return found;
    }

    private List<Row> read(LogId log, RecordFilter filter, long from, long before, int limit) {
        StringBuilder sql = new StringBuilder("SELECT e.idx, e.bytes FROM ");
        List<Object> parameters = new ArrayList<>();
        String index = "e.idx";
        if (!filter.things().isEmpty()) {
            index = "m.idx";
            // One thing is read in the order of its index; of several, which may share entries, the indexes are
            // gathered first
            boolean one = filter.things().size() == 1;
            String mentions =
                    "SELECT DISTINCT log, idx FROM record_mention WHERE log = ? AND idx >= ? AND idx < ? AND thing IN (%s)"
                            .formatted(String.join(
                                    ", ", Collections.nCopies(filter.things().size(), "?")));
            sql.append(one ? "record_mention m" : "(" + mentions + ") m")
                    .append(" STRAIGHT_JOIN record_entry e ON e.log = m.log AND e.idx = m.idx WHERE TRUE");
            if (one) {
                condition(
                        sql,
                        parameters,
                        "m.thing = ?",
                        filter.things().iterator().next());
            } else {
                parameters.addAll(List.of(log.value(), from, before));
                parameters.addAll(filter.things());
            }
        } else {
            sql.append("record_entry e WHERE TRUE");
        }
        condition(sql, parameters, index.charAt(0) + ".log = ?", log.value());
        condition(sql, parameters, index + " >= ?", from);
        condition(sql, parameters, index + " < ?", before);
        condition(sql, parameters, "e.topic = ?", filter.topic());
        condition(sql, parameters, "e.delegation = ?", filter.delegation());
        condition(sql, parameters, "e.person = ?", filter.person());
        sql.append(" ORDER BY ").append(index).append(" DESC LIMIT ?");
        parameters.add(limit);
        return jdbc.sql(sql.toString()).params(parameters).query(Row::read).list();
    }

    private static void condition(
            StringBuilder sql, List<Object> parameters, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            parameters.add(value);
        }
    }

    private List<RecordLine> lines(LogId log, List<Row> rows) {
        List<PersonId> persons = rows.stream()
                .flatMap(row -> Stream.ofNullable(row.entry().actor().person()))
                .distinct()
                .map(PersonId::new)
                .toList();
        Map<PersonId, String> names = persons.isEmpty() ? Map.of() : people.names(persons);
        Map<UUID, String> delegations = delegationNames(log);
        return rows.stream()
                .map(row -> {
                    UUID person = row.entry().actor().person();
                    UUID delegation = row.entry().actor().delegation();
                    return RecordLine.of(
                            log,
                            row.index(),
                            row.entry(),
                            person == null ? null : names.get(new PersonId(person)),
                            delegation == null ? null : delegations.get(delegation));
                })
                .toList();
    }

    private Map<UUID, String> delegationNames(LogId log) {
        return log.isHouse()
                ? Map.of()
                : negotiations.delegations(new NegotiationId(log.value())).stream()
                        .collect(Collectors.toMap(
                                delegation -> delegation.id().value(), delegation -> delegation.name()));
    }

    private RecordEntry.Content content(LogId log, Row row) {
        Entry.Payload payload = row.entry().payload();
        if (payload == null) {
            return new RecordEntry.Content.None();
        }
        return switch (row.entry().visibility()) {
            case Entry.Visibility.Nobody() -> new RecordEntry.Content.Sealed();
            case Entry.Visibility.Delegation(UUID delegation)
            when !seats.sitsFor(new NegotiationId(log.value()), new DelegationId(delegation)) ->
                new RecordEntry.Content.OfDelegation(delegationNames(log).get(delegation));
            default -> open(log, row.index(), payload).orElseGet(RecordEntry.Content.Erased::new);
        };
    }

    private Optional<RecordEntry.Content> open(LogId log, long index, Entry.Payload payload) {
        return jdbc.sql("SELECT salt, content FROM record_payload WHERE log = ? AND idx = ?")
                .params(log.value(), index)
                .query((row, number) -> (RecordEntry.Content) new RecordEntry.Content.Open(
                        row.getBytes("content"),
                        payload.mediaType(),
                        row.getBytes("salt"),
                        Commitment.opens(payload.commit(), row.getBytes("salt"), row.getBytes("content"))))
                .optional();
    }

    private record Row(long index, byte[] bytes, Entry entry) {

        static Row read(ResultSet row, int number) throws SQLException {
            byte[] bytes = row.getBytes("bytes");
            return new Row(row.getLong("idx"), bytes, Entry.parse(bytes));
        }
    }
}
