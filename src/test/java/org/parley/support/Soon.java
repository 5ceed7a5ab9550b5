package org.parley.support;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;

/** What comes by itself, and when is nobody's promise: a screen is told of what others did, the house looks at its clock. */
public final class Soon {

    private Soon() {}

    /** Looks until it is so, in this thread: for as long as a slow machine may need, and no longer than it takes. */
    public static void soon(ThrowingRunnable assertion) {
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(assertion);
    }
}
