package org.parley.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.ActIndex;
import org.parley.kernel.Actor;
import org.parley.kernel.Ids;
import org.parley.kernel.Json;
import org.parley.kernel.Openings;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.record.verify.Commitment;
import org.parley.record.verify.Entry;
import org.parley.record.verify.Hash;
import org.parley.record.verify.RightEdge;
import org.parley.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class AppendTests {

    private static final Actor SOMEBODY = new Actor(Ids.next(), "Somebody", null, null);

    private final ApplicationEventPublisher events;
    private final JdbcTemplate jdbc;
    private final ActIndex index;
    private final Openings openings;
    private final TransactionTemplate transaction;
    private final TransactionTemplate inner;
    private final UUID log = Ids.next();

    @Autowired
    AppendTests(
            ApplicationEventPublisher events,
            JdbcTemplate jdbc,
            ActIndex index,
            Openings openings,
            PlatformTransactionManager transactions) {
        this.events = events;
        this.jdbc = jdbc;
        this.index = index;
        this.openings = openings;
        transaction = new TransactionTemplate(transactions);
        inner = new TransactionTemplate(transactions);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Test
    void appendsTheActsOfATransactionInTheirOrder() {
        Act first = act("plan.imported");
        Act second = act("plan.exported").text("Зупинка вогню");
        publish(first, second);
        List<Entry> entries = entries();
        assertThat(entries).extracting(Entry::type).containsExactly("plan.imported", "plan.exported");
        assertThat(entries.get(1).text()).isEqualTo("Зупинка вогню");
        assertThat(index.indexOf(first.idem())).hasValue(0);
        assertThat(index.indexOf(second.idem())).hasValue(1);
        assertTreeHolds();
    }

    @Test
    void leavesNothingOfATransactionThatIsRolledBack() {
        publish(act("plan.imported"));
        Act lost = act("plan.exported");
        transaction.executeWithoutResult(status -> {
            events.publishEvent(lost);
            status.setRollbackOnly();
        });
        assertThat(entries()).hasSize(1);
        assertThat(index.indexOf(lost.idem())).isEmpty();
        publish(act("plan.exported"));
        assertThat(entries()).hasSize(2);
        assertTreeHolds();
    }

    @Test
    void refusesAnActOutsideATransactionThatWrites() {
        assertThatIllegalStateException().isThrownBy(() -> events.publishEvent(act("plan.imported")));
        TransactionTemplate reading = new TransactionTemplate(transaction.getTransactionManager());
        reading.setReadOnly(true);
        assertThatIllegalStateException()
                .isThrownBy(() -> reading.executeWithoutResult(status -> events.publishEvent(act("plan.imported"))));
        assertThat(entries()).isEmpty();
    }

    @Test
    void keepsATransactionInsideAnotherApart() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    events.publishEvent(act("plan.exported"));
                    inner.executeWithoutResult(ignored -> events.publishEvent(act("plan.imported")));
                    throw new IllegalArgumentException("the outer one fails");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(entries()).extracting(Entry::type).containsExactly("plan.imported");
        assertTreeHolds();
    }

    @Test
    void recordsTheSameActOnce() {
        Act act = act("ballot.cast").idem("b-" + Ids.next());
        publish(act);
        assertThatThrownBy(() -> publish(act("plan.imported"), act))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("record.error.twice"));
        assertThat(entries()).extracting(Entry::type).containsExactly("ballot.cast");
        assertTreeHolds();
    }

    @Test
    void keepsIndexesConsecutiveAndTheTreeWholeWhateverComesAtOnce() throws Exception {
        int clients = 16;
        int each = 20;
        try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
            List<Future<Integer>> work = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int number = client;
                work.add(pool.submit(() -> {
                    int recorded = 0;
                    for (int i = 0; i < each; i++) {
                        Act[] acts = IntStream.rangeClosed(0, (number + i) % 3)
                                .mapToObj(ignored -> act("comment.posted"))
                                .toArray(Act[]::new);
                        boolean back = (number * each + i) % 11 == 0;
                        transaction.executeWithoutResult(status -> {
                            for (Act act : acts) {
                                events.publishEvent(act);
                            }
                            if (back) {
                                status.setRollbackOnly();
                            }
                        });
                        recorded += back ? 0 : acts.length;
                    }
                    return recorded;
                }));
            }
            int expected = 0;
            for (Future<Integer> done : work) {
                expected += done.get();
            }
            assertThat(entries()).hasSize(expected).hasSizeGreaterThan(512);
        }
        assertTreeHolds();
    }

    @Test
    void neverLocksTwoRecordsInDifferentOrders() throws Exception {
        UUID other = Ids.next();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> work = new ArrayList<>();
            for (int client = 0; client < 8; client++) {
                UUID first = client % 2 == 0 ? log : other;
                UUID second = client % 2 == 0 ? other : log;
                work.add(pool.submit(() -> {
                    for (int i = 0; i < 20; i++) {
                        publish(act("seat.granted", first), act("seat.ended", second));
                    }
                }));
            }
            for (Future<?> done : work) {
                done.get();
            }
        }
        assertThat(entries()).hasSize(160);
        assertTreeHolds();
    }

    @Test
    void neverLetsTimeRunBackwardsWithinARecord() {
        publish(act("plan.imported"));
        transaction.executeWithoutResult(
                status -> jdbc.update("UPDATE record_head SET at = '2999-01-01 00:00:00.123' WHERE log = ?", log));
        publish(act("plan.exported"));
        assertThat(entries().get(1).at()).isEqualTo(Instant.parse("2999-01-01T00:00:00.123Z"));
    }

    @Test
    void putsWhatIsNotPublicUnderTheSeal() {
        UUID delegation = Ids.next();
        byte[] words = "our line".getBytes(StandardCharsets.UTF_8);
        publish(
                act("amendment.drafted")
                        .delegationOnly(delegation)
                        .with("title", "secret title")
                        .text("secret words"),
                act("ballot.cast").sealed(words, "text/plain"));
        List<Entry> entries = entries();
        Entry draft = entries.get(0);
        assertThat(draft.visibility()).isEqualTo(Entry.Visibility.only(delegation));
        assertThat(draft.text()).isNull();
        assertThat(draft.data().members()).isEmpty();
        assertThat(new String(draft.bytes(), StandardCharsets.UTF_8)).doesNotContain("secret");
        Map<String, Object> kept = payload(0);
        byte[] content = (byte[]) kept.get("content");
        assertThat(Json.parse(content))
                .isEqualTo(Json.parse("{\"data\":{\"title\":\"secret title\"},\"text\":\"secret words\"}"));
        assertThat(Commitment.opens(draft.payload().commit(), (byte[]) kept.get("salt"), content))
                .isTrue();
        assertThat(payload(1).get("content")).isEqualTo(words);
        assertThat(payload(1).get("salt")).isNotEqualTo(kept.get("salt"));
    }

    @Test
    void keepsWhatIsTooMuchForOneMessageToTheDatabase() {
        Act[] acts = IntStream.range(0, 300)
                .mapToObj(i -> act("version.adopted").payload(content(i), "application/octet-stream"))
                .toArray(Act[]::new);
        publish(acts);
        assertThat(entries()).hasSize(300);
        assertThat(payload(0).get("content")).isEqualTo(content(0));
        assertThat(payload(299).get("content")).isEqualTo(content(299));
        assertTreeHolds();
    }

    /** Two messages' worth in one of a hundred, all bytes that a statement could stumble over among them. */
    private static byte[] content(int number) {
        byte[] content = new byte[number % 100 == 0 ? 2 << 20 : 256];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i + number);
        }
        return content;
    }

    @Test
    void givesBackWhatOpensASealedActAndNothingElse() {
        byte[] words = "yes".getBytes(StandardCharsets.UTF_8);
        Act open = act("version.adopted").payload(words, "text/plain");
        Act sealed = act("ballot.cast").sealed(words, "text/plain");
        publish(open, sealed);
        List<Openings.Opening> found = openings.of(List.of(sealed.idem(), open.idem(), "unknown"));
        assertThat(found).hasSize(1);
        Openings.Opening opening = found.getFirst();
        assertThat(opening.idem()).isEqualTo(sealed.idem());
        assertThat(opening.index()).isEqualTo(1);
        Entry entry = entries().get(1);
        assertThat(Commitment.opens(entry.payload().commit(), opening.salt(), opening.content()))
                .isTrue();
    }

    @Test
    void isBeyondTheReachOfTheApplicationsAccount() {
        publish(act("plan.imported").payload(new byte[] {1}, "application/octet-stream"));
        for (String statement : List.of(
                "UPDATE record_entry SET bytes = '' WHERE log = ?",
                "DELETE FROM record_entry WHERE log = ?",
                "UPDATE record_mention SET idx = 9 WHERE log = ?",
                "DELETE FROM record_mention WHERE log = ?",
                "UPDATE record_payload SET salt = '' WHERE log = ?",
                "DELETE FROM record_payload WHERE log = ?",
                "UPDATE record_node SET hash = '' WHERE log = ?",
                "DELETE FROM record_node WHERE log = ?")) {
            assertThatThrownBy(() -> jdbc.update(statement, log))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("denied");
        }
        assertTreeHolds();
    }

    private void publish(Act... acts) {
        transaction.executeWithoutResult(status -> {
            for (Act act : acts) {
                events.publishEvent(act);
            }
        });
    }

    private Act act(String type) {
        return act(type, log);
    }

    private static Act act(String type, UUID log) {
        return Act.of(type, log, new SubjectRef(SubjectRef.PLAN, Ids.next()), SOMEBODY);
    }

    private List<Entry> entries() {
        return jdbc.query(
                "SELECT bytes FROM record_entry WHERE log = ? ORDER BY idx",
                (row, number) -> Entry.parse(row.getBytes("bytes")),
                log);
    }

    private Map<String, Object> payload(long at) {
        return jdbc.queryForMap("SELECT salt, content FROM record_payload WHERE log = ? AND idx = ?", log, at);
    }

    /** Recounts everything from the bytes of the entries. */
    private void assertTreeHolds() {
        List<Hash> nodes = new ArrayList<>();
        RightEdge edge = RightEdge.EMPTY;
        Set<String> idems = new HashSet<>();
        Instant before = Instant.EPOCH;
        for (Map<String, Object> row :
                jdbc.queryForList("SELECT * FROM record_entry WHERE log = ? ORDER BY idx", log)) {
            byte[] bytes = (byte[]) row.get("bytes");
            Entry entry = Entry.parse(bytes);
            assertThat(((Number) row.get("idx")).longValue()).isEqualTo(edge.size());
            assertThat(row.get("leaf")).isEqualTo(Hash.leaf(bytes).bytes());
            assertThat(row.get("idem")).isEqualTo(entry.idem());
            assertThat(idems.add(entry.idem())).isTrue();
            assertThat(entry.at()).isAfterOrEqualTo(before);
            before = entry.at();
            edge = edge.append(Hash.leaf(bytes), (level, tile, root) -> nodes.add(root));
        }
        Map<String, Object> head = jdbc.queryForMap("SELECT size, edge, root FROM record_head WHERE log = ?", log);
        assertThat(((Number) head.get("size")).longValue()).isEqualTo(edge.size());
        assertThat(head.get("edge")).isEqualTo(edge.bytes());
        assertThat(head.get("root")).isEqualTo(edge.root().bytes());
        assertThat(jdbc.query(
                        "SELECT hash FROM record_node WHERE log = ? ORDER BY level, idx",
                        (row, number) -> Hash.of(row.getBytes("hash")),
                        log))
                .isEqualTo(nodes);
    }
}
