package org.parley.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.kernel.Act;
import org.parley.kernel.Conflicts;
import org.parley.procedure.Choice;
import org.parley.support.IntegrationTest;
import org.parley.support.Rival;
import org.parley.support.Scene;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.JdbcTemplate;

/** A ballot while somebody else holds the record that it must enter. */
@IntegrationTest
class BallotConflictsTests {

    private final Scene scene;
    private final TestQuestions questions;
    private final RoundService service;
    private final ConfigurableApplicationContext context;
    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final String ballot = UUID.randomUUID().toString();
    private final AtomicInteger attempts = new AtomicInteger();
    private final ApplicationListener<PayloadApplicationEvent<?>> impatience = this::onAct;
    private IntConsumer atAttempt = number -> {};

    BallotConflictsTests(
            Scene scene,
            TestQuestions questions,
            RoundService service,
            ConfigurableApplicationContext context,
            DataSource database,
            JdbcTemplate jdbc) {
        this.scene = scene;
        this.questions = questions;
        this.service = service;
        this.context = context;
        this.database = database;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void listen() {
        context.addApplicationListener(impatience);
    }

    @AfterEach
    void stopListening() {
        context.removeApplicationListener(impatience);
    }

    private void onAct(PayloadApplicationEvent<?> event) {
        if (event.getPayload() instanceof Act act && act.idem().equals(ballot)) {
            Rival.waitForNothing(jdbc);
            atAttempt.accept(attempts.incrementAndGet());
        }
    }

    @Test
    void countsOnceThoughTheDatabaseRefusedItTwice() {
        Scene.Table table = scene.table();
        RoundId round = open(table);
        try (Rival rival = Rival.holding(database, table.negotiation().value())) {
            atAttempt = number -> {
                if (number == 3) {
                    rival.close();
                }
            };
            Receipt receipt = cast(table, round);
            assertThat(receipt.ballot()).hasToString(ballot);
        }
        assertThat(attempts).hasValue(3);
        assertThat(entries()).isEqualTo(1);
        assertThat(ballots()).isEqualTo(1);
    }

    @Test
    void isGivenUpAfterFiveAttemptsAndAcceptedWhenItIsSentAgain() {
        Scene.Table table = scene.table();
        RoundId round = open(table);
        try (Rival rival = Rival.holding(database, table.negotiation().value())) {
            RuntimeException failure = catchRuntimeException(() -> cast(table, round));
            assertThat(failure).isNotNull();
            assertThat(Conflicts.caused(failure)).as("%s", failure).isTrue();
        }
        assertThat(attempts).hasValue(5);
        assertThat(entries()).isZero();
        assertThat(ballots()).isZero();

        cast(table, round);
        assertThat(entries()).isEqualTo(1);
        assertThat(ballots()).isEqualTo(1);
    }

    private RoundId open(Scene.Table table) {
        return table.asFacilitator().call(() -> {
            RoundId round = service.prepare(
                    table.negotiation(),
                    "A round",
                    List.of(questions.ask(table.negotiation(), "Article 4")),
                    "simple-majority",
                    null);
            service.open(round);
            return round;
        });
    }

    private Receipt cast(Scene.Table table, RoundId round) {
        return table.asHead("Northland").call(() -> service.cast(round, Choice.YES, ballot));
    }

    private long entries() {
        return count("SELECT COUNT(*) FROM record_entry WHERE idem = ?");
    }

    private long ballots() {
        return count("SELECT COUNT(*) FROM ballot WHERE id = ?");
    }

    private long count(String sql) {
        Long found = jdbc.queryForObject(sql, Long.class, ballot);
        return found == null ? 0 : found;
    }
}
