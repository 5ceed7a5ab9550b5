package org.parley.voting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.parley.delegation.Capacity;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Electorate;
import org.parley.procedure.Manner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What people do to a draft under silence: break it, extend it. Everything else about such a round is as in every other. */
@Service
@PreAuthorize("isAuthenticated()")
public class SilenceService {

    private final RoundRepository rounds;
    private final Silences silences;
    private final Closing closing;
    private final Attempts attempts;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SilenceService(
            RoundRepository rounds,
            Silences silences,
            Closing closing,
            Attempts attempts,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rounds = rounds;
        this.silences = silences;
        this.closing = closing;
        this.attempts = attempts;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Objects for the delegation for which the person sits. Where that is one objection more than the rules allow, silence is broken and
     * the round ends at once.
     *
     * @param reason for everybody to read
     * @param idem   the objection's id, a UUID made by whoever objects: sent again, it counts once
     * @throws RuleViolation that says why this person cannot object, or cannot any more
     */
    public void object(RoundId id, String reason, UUID idem) {
        Round known = find(id);
        UUID delegation = voice(known);
        String words = Words.paragraphs(reason, Round.LONGEST_REASON);
        attempts.run(() -> {
            Round round = lock(id);
            UUID before = silences.objected(id.value(), delegation).orElse(null);
            if (idem.equals(before)) {
                return;
            }
            RuleViolation shut = Silences.shut(round, clock.instant());
            if (shut != null) {
                throw shut;
            }
            if (before != null) {
                throw new RuleViolation("voting.error.objected");
            }
            Actor actor = seats.actor(round.negotiation());
            silences.object(
                    id.value(),
                    delegation,
                    idem,
                    actor.person(),
                    words,
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            events.publishEvent(
                    act("round.objected", round).idem(idem.toString()).text(words));
            if (silences.broken(round)) {
                closing.close(id, Actor.house(), false);
            }
        });
        silences.conclude(id.value());
    }

    /**
     * Gives those under silence more time.
     *
     * @param until later than the deadline until now
     * @param reason for everybody to read
     */
    public void extend(RoundId id, Instant until, String reason) {
        seats.requireFacilitator(find(id).negotiation());
        String words = Words.paragraphs(reason, Round.LONGEST_REASON);
        attempts.run(() -> {
            Round round = lock(id);
            Instant before = round.extend(until, clock.instant());
            rounds.save(round);
            events.publishEvent(act("round.extended", round)
                    .with("deadline", String.valueOf(round.deadline()))
                    .with("formerly", before.toString())
                    .text(words));
        });
    }

    /** That the person's delegation has looked at the draft: it is not reminded. Whoever sits for none leaves no trace. */
    public void look(RoundId id) {
        Round round = find(id);
        if (round.manner() == Manner.SILENCE && round.state() == RoundState.OPEN) {
            seats.mine(round.negotiation())
                    .filter(seat -> seat.capacity().delegate())
                    .map(SeatView::delegation)
                    .ifPresent(delegation -> attempts.run(() -> silences.look(id.value(), delegation.value())));
        }
    }

    /** Whether the person's delegation could object, and has neither opened the draft nor objected: for others there is nothing to open. */
    public boolean unread(RoundId id) {
        Round round = find(id);
        Electorate electorate = round.electorate();
        return electorate != null
                && seats.mine(round.negotiation())
                        .filter(seat -> seat.capacity().delegate())
                        .map(seat -> seat.delegationOrThrow().value())
                        .filter(delegation -> electorate.find(delegation).isPresent())
                        .filter(delegation -> !silences.heard(id.value(), delegation))
                        .isPresent();
    }

    /** Who broke silence and why, in the order in which they did. */
    public List<Objection> objections(RoundId id) {
        return silences.objections(find(id).getId());
    }

    private UUID voice(Round round) {
        SeatView seat = seats.require(round.negotiation());
        if (seat.capacity() == Capacity.FACILITATOR) {
            throw new RuleViolation("voting.error.facilitator-objects");
        }
        if (!seat.capacity().voice()) {
            throw new RuleViolation("voting.error.who-objects");
        }
        UUID delegation = seat.delegationOrThrow().value();
        Electorate electorate = round.electorate();
        if (round.manner() != Manner.SILENCE) {
            throw new RuleViolation("voting.error.not-silence");
        }
        if (electorate != null && electorate.find(delegation).isEmpty()) {
            throw new RuleViolation("voting.error.not-entitled");
        }
        return delegation;
    }

    private Act act(String type, Round round) {
        return Act.of(
                        type,
                        round.negotiation().value(),
                        SubjectRef.of(SubjectRef.ROUND, round.id()),
                        seats.actor(round.negotiation()))
                .round(round.getId())
                .rules(round.rulesHash());
    }

    private Round find(RoundId id) {
        return rounds.findById(id.value())
                .filter(round -> seats.mayRead(round.negotiation()))
                .orElseThrow(() -> new NotFound("round"));
    }

    private Round lock(RoundId id) {
        return rounds.lock(id.value()).orElseThrow(() -> new NotFound("round"));
    }
}
