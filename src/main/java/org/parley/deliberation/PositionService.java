package org.parley.deliberation;

import java.time.Clock;
import java.util.Set;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;
import org.parley.text.TextRules;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * States what a delegation could live with. Among its own people everybody of it may; to the facilitators and to the table its head and
 * deputy speak. In the record, what is not for everybody is a padded commitment that tells neither on what, nor how, nor to whom.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class PositionService {

    /** A commitment hides its content's length up to a multiple of so many bytes: more than the longest reason has. */
    private static final int PADDING = 8_192;

    private static final String JSON = "application/json";

    private static final Set<String> KINDS =
            Set.of(SubjectRef.PROVISION, SubjectRef.PLAN, SubjectRef.AMENDMENT, SubjectRef.PACKAGE);

    private final StatedPositionRepository positions;
    private final Readers readers;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PositionService(
            StatedPositionRepository positions,
            Readers readers,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.positions = positions;
        this.readers = readers;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * States the own delegation's position on something.
     *
     * @param reason needed, unless no position is taken any more
     * @throws NotFound where the person does not see the subject
     * @throws AccessDeniedException for those who sit for no delegation, and for advisers beyond their own delegation
     */
    public PositionId state(
            NegotiationId negotiation, SubjectRef subject, Stance stance, PositionAudience audience, String reason) {
        SeatView seat = audience == PositionAudience.DELEGATION
                ? seats.requireDelegate(negotiation)
                : seats.requireVoice(negotiation);
        readers.requireCard(negotiation, subject);
        if (!KINDS.contains(subject.kind()) || readers.reservedFor(subject).isPresent()) {
            throw new RuleViolation("position.error.subject");
        }
        String why = TextRules.prose(reason, PositionView.REASON_LENGTH);
        if (why.isEmpty() && stance != Stance.NONE) {
            throw new RuleViolation("position.error.reason");
        }
        StatedPosition position =
                positions.saveAndFlush(new StatedPosition(seat, subject, stance, audience, why, clock.instant()));
        SubjectRef ref = SubjectRef.of(SubjectRef.POSITION, position.id());
        if (audience == PositionAudience.EVERYONE) {
            Act act = Act.of("position.stated", negotiation.value(), ref, seats.actor(negotiation))
                    .with("on", subject.toString())
                    .with("stance", stance.word());
            events.publishEvent(why.isEmpty() ? act : act.text(why));
        } else {
            events.publishEvent(Act.of("position.noted", negotiation.value(), ref, seats.actor(negotiation))
                    .payload(position.content().padded(PADDING).canonicalBytes(), JSON)
                    .delegationOnly(position.delegation().value()));
            // Facilitators' screens look again; the record's envelope says as much to everybody
            events.publishEvent(new Touched(
                    negotiation.value(), ref, "position.noted", seat.person().value()));
        }
        return position.id();
    }
}
