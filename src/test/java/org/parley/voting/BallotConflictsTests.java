package org.parley.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.Choice;
import org.parley.record.verify.Hash;
import org.parley.record.verify.RightEdge;
import org.parley.support.IntegrationTest;
import org.parley.support.Rival;
import org.parley.support.Scene;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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

    @Test
    void refusesWhomAnotherMachineHasTakenTheSeat() throws SQLException {
        Scene.Table table = scene.table();
        RoundId round = open(table);
        castThrice(table, round);
        elsewhere(
                table,
                "UPDATE seat SET active = FALSE WHERE negotiation = ? AND person = ?",
                table.negotiation().value(),
                table.person("Northland head").id().value());
        assertThatThrownBy(() -> cast(table, round)).isInstanceOf(NotFound.class);
        assertThat(ballots()).isZero();
        assertThat(entries()).isZero();
    }

    @Test
    void refusesWhatCameAfterAnotherMachineClosedTheRound() throws SQLException {
        Scene.Table table = scene.table();
        RoundId round = open(table);
        castThrice(table, round);
        elsewhere(table, "UPDATE round SET state = 'CLOSED' WHERE id = ?", round.value());
        assertThatThrownBy(() -> cast(table, round))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("voting.error.closed"));
        assertThat(ballots()).isZero();
        assertThat(entries()).isZero();
    }

    @Test
    void entersAfterWhatAnotherMachineWrote() throws SQLException {
        Scene.Table table = scene.table();
        RoundId round = open(table);
        long before = castThrice(table, round);
        elsewhere(table, "DO 0");
        assertThat(cast(table, round).index()).hasValue(before + 2);
        assertThat(attempts).as("not by what was known, and then anew").hasValue(2);
    }

    @Test
    void acceptsWhomAnotherMachineHasGivenTheSeatBack() throws SQLException {
        Scene.Table table = scene.table();
        RoundId round = open(table);
        castThrice(table, round);
        Object[] seat = {
            table.negotiation().value(), table.person("Northland head").id().value()
        };
        elsewhere(table, "UPDATE seat SET active = FALSE WHERE negotiation = ? AND person = ?", seat);
        assertThatThrownBy(() -> cast(table, round)).isInstanceOf(NotFound.class);
        elsewhere(table, "UPDATE seat SET active = TRUE WHERE negotiation = ? AND person = ?", seat);
        assertThat(cast(table, round).ballot()).hasToString(ballot);
    }

    @Test
    void isNotWrittenWhileSomebodyHoldsTheRound() throws SQLException {
        Scene.Table table = scene.table();
        RoundId round = open(table);
        castThrice(table, round);
        try (Connection closing = database.getConnection()) {
            execute(closing, "SELECT id FROM round WHERE id = ? FOR UPDATE", round.value());
            atAttempt = number -> TransactionSynchronizationManager.registerSynchronization(letGo(closing));
            assertThat(cast(table, round).ballot()).hasToString(ballot);
        }
        assertThat(attempts).as("refused until the round is let go").hasValue(2);
        assertThat(ballots()).isEqualTo(1);
        assertThat(entries()).isEqualTo(1);
    }

    /** Lets go of what a connection holds when the attempt under way has come to its end. */
    private static TransactionSynchronization letGo(Connection connection) {
        return new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                try {
                    connection.rollback();
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            }
        };
    }

    /** So often that this machine knows the round, the seats and the record, and goes by that; returns the index of the last. */
    private long castThrice(Scene.Table table, RoundId round) {
        Receipt last = null;
        for (int i = 0; i < 3; i++) {
            last = table.asHead("Northland")
                    .call(() -> service.cast(round, Choice.NO, UUID.randomUUID().toString()));
        }
        return last.index().orElseThrow();
    }

    /** As another machine does something: with an entry in the record, in one transaction, of which this one is not told. */
    private void elsewhere(Scene.Table table, String change, Object... parameters) throws SQLException {
        UUID log = table.negotiation().value();
        try (Connection other = database.getConnection()) {
            execute(other, change, parameters);
            RightEdge edge;
            byte[] bytes;
            try (PreparedStatement head = other.prepareStatement(
                    "SELECT size, edge, bytes FROM record_head JOIN record_entry USING (log) WHERE log = ? AND idx = 0 FOR UPDATE")) {
                head.setObject(1, log);
                try (ResultSet row = head.executeQuery()) {
                    row.next();
                    edge = RightEdge.of(row.getLong("size"), row.getBytes("edge"));
                    bytes = row.getBytes("bytes");
                }
            }
            Hash leaf = Hash.leaf(bytes);
            RightEdge next = edge.append(leaf);
            execute(
                    other,
                    "INSERT INTO record_entry (log, idx, bytes, leaf, at, topic, idem) SELECT log, ?, bytes, leaf, at, topic, ?"
                            + " FROM record_entry WHERE log = ? AND idx = 0",
                    edge.size(),
                    UUID.randomUUID().toString(),
                    log);
            execute(
                    other,
                    "UPDATE record_head SET size = ?, edge = ?, root = ? WHERE log = ?",
                    next.size(),
                    next.bytes(),
                    next.root().bytes(),
                    log);
            other.commit();
        }
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
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
