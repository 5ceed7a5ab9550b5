package org.parley.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The short form of what {@code src/bench} does twenty times each: {@code ./mvnw -q -Pbench test -Dbench=kill}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillTests {

    private static Trial trial;

    @BeforeAll
    static void makesAHouse() throws IOException {
        trial = new Trial(Path.of("target", "parley-kill"));
    }

    @AfterAll
    static void endsIt() {
        trial.close();
    }

    @Test
    @Order(1)
    void neitherLosesNorDoublesWhatItAcceptedWhenItsDatabaseAndItselfAreKilled()
            throws IOException, InterruptedException, SQLException {
        Trial.Outcome outcome = trial.durable(2, 1);
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.accepted()).isGreaterThan(4 * Trial.CLIENTS);
        assertThat(outcome.askedAgain()).as("somebody was under way at a kill").isPositive();
        assertThat(outcome.entries()).isGreaterThan(outcome.accepted());
    }

    @Test
    @Order(2)
    void refusesARestoredBackupAsSoonAsItStandsAgain() throws IOException, InterruptedException {
        Trial.Restored restored = trial.restored();
        assertThat(restored.alarm()).startsWith("SHORTER").contains("the head says size");
        assertThat(restored.refusal()).contains("record.error.alarm");
        assertThat(restored.healed())
                .as("with what extends the last signature, and the alarm lifted")
                .isEqualTo(200);
    }

    /** Else the first test would prove nothing. */
    @Test
    @Order(3)
    void findsWhatADatabaseLosesThatDoesNotWriteEachCommitToTheDisk()
            throws IOException, InterruptedException, SQLException {
        Trial.Loss loss = trial.careless();
        assertThat(loss.lost()).isPositive();
        assertThat(loss.problems())
                .contains(loss.lost() + " accepted ballots are lost")
                .anyMatch(problem -> problem.startsWith("a checkpoint of " + loss.signed() + " entries was signed"));
        assertThat(loss.refusal()).as("the signer has signed what is lost").contains("record.error.alarm");
    }
}
