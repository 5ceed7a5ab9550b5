package org.parley.notification;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.identity.CurrentPerson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Remembers how far into a record the person signed in has looked; nobody else learns of it, and it is no act. */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class LastLookService {

    private final JdbcClient jdbc;
    private final CurrentPerson current;
    private final Seats seats;
    private final Clock clock;

    LastLookService(JdbcClient jdbc, CurrentPerson current, Seats seats, Clock clock) {
        this.jdbc = jdbc;
        this.current = current;
        this.seats = seats;
        this.clock = clock;
    }

    /** The last look at this negotiation; nothing at the first. */
    @Transactional(readOnly = true)
    public Optional<LastLook> lastLook(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return jdbc.sql("SELECT seen, at FROM last_look WHERE person = ? AND negotiation = ?")
                .param(current.id().value().toString())
                .param(negotiation.value().toString())
                .query((row, number) -> new LastLook(
                        row.getLong("seen"),
                        row.getObject("at", java.time.LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .optional();
    }

    /**
     * Remembers that everything before an entry was seen. It never goes back: two windows may look at different times.
     *
     * @param seen entries in the record at the look
     */
    public void looked(NegotiationId negotiation, long seen) {
        seats.requireReader(negotiation);
        jdbc.sql("""
                        INSERT INTO last_look (person, negotiation, seen, at) VALUES (?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE at = VALUE(at), seen = GREATEST(seen, VALUE(seen))""")
                .param(current.id().value().toString())
                .param(negotiation.value().toString())
                .param(seen)
                .param(clock.instant().atOffset(ZoneOffset.UTC).toLocalDateTime())
                .update();
    }
}
