package org.parley.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.Conflicts;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.support.IntegrationTest;
import org.parley.support.Rival;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
class LockConflictsTests {

    private static final Actor SOMEBODY = new Actor(Ids.next(), "Somebody", null, null);

    private final Contended service;
    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final UUID log = Ids.next();
    private final UUID other = Ids.next();
    private final Act act = act(log).idem(UUID.randomUUID().toString());
    private int attempts;

    LockConflictsTests(Contended service, DataSource database, JdbcTemplate jdbc) {
        this.service = service;
        this.database = database;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void beginBothRecords() {
        service.act(act(log), () -> {});
        service.act(act(other), () -> {});
    }

    @Test
    void doesAnActAgainThatTheServerGaveUpInADeadlock() throws Exception {
        long deadlocks = deadlocks();
        CountDownLatch held = new CountDownLatch(1);
        try (Rival rival = Rival.holding(database, log);
                ExecutorService elsewhere = Executors.newSingleThreadExecutor()) {
            rival.growHeavy(50);
            Future<?> crossing = elsewhere.submit(() -> {
                held.await();
                rival.lock(other);
                rival.close();
                return null;
            });
            service.act(act, () -> {
                attempts++;
                jdbc.queryForObject("SELECT size FROM record_head WHERE log = ? FOR UPDATE", Long.class, other);
                held.countDown();
            });
            crossing.get();
        }
        // An attempt that comes back before the rival has its lock is given up as well
        assertThat(deadlocks()).isGreaterThan(deadlocks);
        assertThat(attempts).isBetween(2, 5);
        assertThat(entries()).isEqualTo(1);
        assertThat(size()).isEqualTo(2);
    }

    @Test
    void doesAnActAgainThatWaitedTooLongForTheHeadOfTheRecord() {
        try (Rival rival = Rival.holding(database, log)) {
            service.act(act, () -> {
                Rival.waitForNothing(jdbc);
                if (++attempts == 3) {
                    rival.close();
                }
            });
        }
        assertThat(attempts).isEqualTo(3);
        assertThat(entries()).isEqualTo(1);
        assertThat(size()).isEqualTo(2);
    }

    @Test
    void givesUpAfterFiveAttemptsAndTakesTheSameActLater() {
        try (Rival rival = Rival.holding(database, log)) {
            RuntimeException failure = catchRuntimeException(() -> service.act(act, () -> {
                attempts++;
                Rival.waitForNothing(jdbc);
            }));
            assertThat(failure).isNotNull();
            assertThat(Conflicts.caused(failure)).as("%s", failure).isTrue();
        }
        assertThat(attempts).isEqualTo(5);
        assertThat(entries()).isZero();

        service.act(act, () -> {});
        assertThat(entries()).isEqualTo(1);
        assertThat(size()).isEqualTo(2);
    }

    @Test
    void doesNotTryAgainWhatWasRefused() {
        service.act(act, () -> {});
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> service.act(act, () -> attempts++))
                .withMessage("record.error.twice");
        assertThat(attempts).isEqualTo(1);
        assertThat(entries()).isEqualTo(1);
    }

    private static Act act(UUID log) {
        return Act.of("plan.imported", log, new SubjectRef(SubjectRef.PLAN, Ids.next()), SOMEBODY);
    }

    private long entries() {
        return count("SELECT COUNT(*) FROM record_entry WHERE idem = ?", act.idem());
    }

    private long size() {
        return count("SELECT size FROM record_head WHERE log = ?", log);
    }

    private long count(String sql, Object parameter) {
        Long found = jdbc.queryForObject(sql, Long.class, parameter);
        return found == null ? 0 : found;
    }

    private long deadlocks() {
        return Long.parseLong(jdbc.queryForObject(
                "SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'", (row, number) -> row.getString("Value")));
    }
}
