package org.parley.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class OutageTests {

    @Test
    void seesALostConnectionHoweverDeepItLies() {
        assertThat(Outage.caused(new IllegalStateException(
                        new RuntimeException(new SQLNonTransientConnectionException("socket error")))))
                .isTrue();
        assertThat(Outage.caused(new SQLTransientConnectionException("no connection within 5 s")))
                .isTrue();
        assertThat(Outage.caused(new RuntimeException(new SQLException("closed", "08003"))))
                .isTrue();
        assertThat(Outage.caused(new RuntimeException(new SQLException("Connection is closed"))))
                .as("as the pool says it")
                .isTrue();
    }

    @Test
    void takesNoOtherFailureForOne() {
        assertThat(Outage.caused(new SQLIntegrityConstraintViolationException("twice", "23000", 1062)))
                .isFalse();
        assertThat(Outage.caused(new SQLException("without a state"))).isFalse();
        assertThat(Outage.caused(new IllegalStateException("nothing of the kind")))
                .isFalse();
    }
}
