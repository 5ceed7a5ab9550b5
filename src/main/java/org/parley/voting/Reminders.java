package org.parley.voting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When those under silence are reminded: a day before the deadline, for capitals to answer, and two hours before, for people in the building. */
final class Reminders {

    static final List<Duration> BEFORE = List.of(Duration.ofHours(24), Duration.ofHours(2));

    private Reminders() {}

    /** The next one that is still to come; none where all are past. */
    static Optional<Instant> next(Instant now, Instant deadline) {
        return BEFORE.stream().map(deadline::minus).filter(now::isBefore).findFirst();
    }
}
