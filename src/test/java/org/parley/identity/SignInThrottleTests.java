package org.parley.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInThrottleTests {

    private final Hands hands = new Hands();
    private final SignInThrottle throttle = new SignInThrottle(hands);

    @Test
    void makesTheEleventhAttemptOnAnAccountWait() {
        fail(SignInThrottle.PER_ACCOUNT - 1, "head@parley.test", "192.0.2.1");
        assertThat(throttle.blocks("head@parley.test", "192.0.2.1")).isFalse();

        fail(1, "head@parley.test", "192.0.2.1");
        assertThat(throttle.blocks("HEAD@parley.test ", "192.0.2.1")).isTrue();
    }

    @Test
    void letsThePersonInFromElsewhereWhileSomebodyGuesses() {
        fail(SignInThrottle.PER_ACCOUNT, "head@parley.test", "192.0.2.1");

        assertThat(throttle.blocks("head@parley.test", "198.51.100.7")).isFalse();
    }

    @Test
    void makesAnAddressWaitThatTriesManyAccounts() {
        for (int account = 0; account < SignInThrottle.PER_ADDRESS; account++) {
            fail(1, "person-" + account + "@parley.test", "192.0.2.1");
        }

        assertThat(throttle.blocks("somebody-else@parley.test", "192.0.2.1")).isTrue();
        assertThat(throttle.blocks("somebody-else@parley.test", "192.0.2.2")).isFalse();
    }

    @Test
    void forgetsAfterItsWindow() {
        fail(SignInThrottle.PER_ACCOUNT, "head@parley.test", "192.0.2.1");

        hands.forward(SignInThrottle.WINDOW.plusSeconds(1));

        assertThat(throttle.blocks("head@parley.test", "192.0.2.1")).isFalse();
    }

    @Test
    void forgetsTheFailuresOfWhoeverGetsIn() {
        fail(SignInThrottle.PER_ACCOUNT - 1, "head@parley.test", "192.0.2.1");
        throttle.succeeded("head@parley.test", "192.0.2.1");
        fail(1, "head@parley.test", "192.0.2.1");

        assertThat(throttle.blocks("head@parley.test", "192.0.2.1")).isFalse();
    }

    private void fail(int times, String email, String address) {
        for (int time = 0; time < times; time++) {
            throttle.failed(email, address);
        }
    }

    /** A clock whose hands are moved. */
    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-11-22T09:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
