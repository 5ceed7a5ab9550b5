package org.parley.record;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.kernel.Act;
import org.parley.kernel.RevisionStamp;
import org.parley.kernel.Rows;
import org.parley.kernel.RuleViolation;
import org.parley.record.verify.Commitment;
import org.parley.record.verify.Entry;
import org.parley.record.verify.Hash;
import org.parley.record.verify.RightEdge;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appends the acts of a transaction to their records, within that transaction: locks the head or confirms that it stands where it was
 * last seen, gives consecutive indexes, moves the right edge of the tree. Entries of one transaction stand together. Times never run backwards within a record, whatever the clock does.
 */
@Component
class Appender {

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final OtherNodes others;
    private final TransactionTemplate apart;
    private final SecureRandom random = new SecureRandom();
    private final Set<LogId> begun = ConcurrentHashMap.newKeySet();

    /** How each record stood after this node's last entry. Another node's comes to light when one of these is confirmed in the write. */
    private final Map<LogId, Head> heads = new ConcurrentHashMap<>();

    Appender(JdbcTemplate jdbc, Clock clock, OtherNodes others, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.others = others;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * In each record in turn, in the order of their ids, so that two transactions never wait for each other. All is written in one message.
     *
     * @param beside   rows of others that are written first
     * @param required how many entries a record must still have, as this node knows it: its head is not read and locked before. Where there
     *                 is one, the message also commits
     * @return the index that each act was given, by the client's id of the act
     */
    Map<String, Long> append(List<Act> acts, List<Rows> beside, Map<LogId, Long> required) {
        Map<String, Long> indexes = new HashMap<>();
        Map<UUID, List<Act>> byLog = new TreeMap<>();
        for (Act act : acts) {
            byLog.computeIfAbsent(LogId.of(act.negotiation()).value(), log -> new ArrayList<>())
                    .add(act);
        }
        Script script = new Script(jdbc);
        beside.forEach(script::insert);
        byLog.forEach((id, own) -> {
            LogId log = new LogId(id);
            Long entries = required.get(log);
            append(log, entries == null ? lock(log) : remembered(log, entries), own, indexes, script);
        });
        if (!required.isEmpty()) {
            script.then("COMMIT");
        }
        try {
            script.send();
        } catch (DuplicateKeyException e) {
            if (String.valueOf(e.getMostSpecificCause().getMessage()).contains("record_entry_idem")) {
                throw new RuleViolation("record.error.twice");
            }
            throw e;
        }
        return indexes;
    }

    /** How many entries a record has, if the last was appended here. */
    OptionalLong known(LogId log) {
        Head head = heads.get(log);
        return head == null ? OptionalLong.empty() : OptionalLong.of(head.edge().size());
    }

    private void append(LogId log, Head head, List<Act> acts, Map<String, Long> indexes, Script script) {
        Instant at = head.next(clock.instant());
        RightEdge edge = head.edge();
        List<Object[]> entries = new ArrayList<>(acts.size());
        List<Object[]> mentions = new ArrayList<>();
        List<Object[]> payloads = new ArrayList<>();
        List<Object[]> nodes = new ArrayList<>();
        for (Act act : acts) {
            long index = edge.size();
            indexes.put(act.idem(), index);
            byte[] salt = new byte[Commitment.SALT_SIZE];
            random.nextBytes(salt);
            Draft draft = draft(act, at, salt);
            byte[] bytes = draft.entry().bytes();
            Hash leaf = Hash.leaf(bytes);
            edge = edge.append(
                    leaf, (level, tile, root) -> nodes.add(new Object[] {log.value(), level + 1, tile, root.bytes()}));
            entries.add(new Object[] {
                log.value(),
                index,
                bytes,
                leaf.bytes(),
                utc(at),
                topic(act.type()),
                draft.entry().actor().person(),
                draft.entry().actor().delegation(),
                act.idem()
            });
            draft.mentions().forEach(thing -> mentions.add(new Object[] {log.value(), thing, index}));
            draft.payload()
                    .ifPresent(payload -> payloads.add(
                            new Object[] {log.value(), index, salt, payload.content(), payload.mediaType()}));
        }
        Head moved = new Head(edge, edge.root(), at);
        // First, so that nobody else appends meanwhile, nor has since the head was last seen
        script.then(
                "UPDATE record_head SET size = ?, edge = ?, root = ?, at = ? WHERE log = ? AND size = ? AND root = ?",
                edge.size(),
                edge.bytes(),
                moved.root().bytes(),
                utc(at),
                log.value(),
                head.edge().size(),
                head.root().bytes());
        script.then(
                "IF ROW_COUNT() <> 1 THEN SIGNAL SQLSTATE '40001' SET MESSAGE_TEXT = 'the record has moved'; END IF");
        script.insert(new Rows("record_entry (log, idx, bytes, leaf, at, topic, person, delegation, idem)", entries));
        script.insert(new Rows("record_mention (log, thing, idx)", mentions));
        script.insert(new Rows("record_payload (log, idx, salt, content, media_type)", payloads));
        script.insert(new Rows("record_node (log, level, idx, hash)", nodes));
        RevisionStamp.leave(new RevisionStamp.Mark(
                acts.getFirst().actor().person(),
                acts.getFirst().negotiation(),
                head.edge().size()));
        whenCompleted(log, head, moved);
    }

    private void whenCompleted(LogId log, Head before, Head after) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                heads.merge(
                        log,
                        after,
                        (known, now) -> known.edge().size() > now.edge().size() ? known : now);
                others.appendedHere(log, before.edge().size(), after.edge().size());
            }

            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    heads.remove(log);
                }
            }
        });
    }

    private static Draft draft(Act act, Instant at, byte[] salt) {
        try {
            return Draft.of(act, at, salt);
        } catch (Entry.Malformed e) {
            throw new IllegalArgumentException(act.type() + " cannot be recorded: " + e.getMessage(), e);
        }
    }

    private Head remembered(LogId log, long entries) {
        Head head = heads.get(log);
        if (head == null || head.edge().size() != entries) {
            throw new OptimisticLockingFailureException("the record has moved");
        }
        return head;
    }

    private Head lock(LogId log) {
        if (!begun.contains(log)) {
            begin(log);
            begun.add(log);
        }
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT size, edge, root, at FROM record_head WHERE log = ? FOR UPDATE", Head::read, log.value()));
    }

    /**
     * The head of a new record is made in a transaction of its own: two that found none, locked the gap and inserted would wait for
     * each other for ever. An empty record that stays behind harms nobody.
     */
    private void begin(LogId log) {
        apart.executeWithoutResult(status -> jdbc.update(
                "INSERT IGNORE INTO record_head (log, size, edge, root) VALUES (?, 0, ?, ?)",
                log.value(),
                RightEdge.EMPTY.bytes(),
                RightEdge.EMPTY.root().bytes()));
    }

    private static String topic(String type) {
        return type.substring(0, type.indexOf('.'));
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
