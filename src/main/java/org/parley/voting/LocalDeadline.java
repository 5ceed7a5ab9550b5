package org.parley.voting;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.parley.kernel.RuleViolation;

/** A deadline as somebody says it, by the clock on a wall somewhere, made into the one moment that it is everywhere. */
public final class LocalDeadline {

    private LocalDeadline() {}

    /**
     * The moment. An hour that comes twice, when clocks go back, is taken the second time: nobody loses an hour that they may count on.
     *
     * @param zone as the tz database names it, for example {@code Europe/Kyiv}
     * @throws RuleViolation if there is no such zone, or no such hour there: clocks go forward over it
     */
    public static Instant of(LocalDateTime local, String zone) {
        ZoneId place;
        try {
            place = ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new RuleViolation("voting.error.zone", zone);
        }
        List<ZoneOffset> offsets = place.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new RuleViolation("voting.error.no-such-hour", zone);
        }
        return local.toInstant(offsets.getLast());
    }
}
