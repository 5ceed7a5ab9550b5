package org.parley.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.motion.MotionKind;
import org.parley.voting.Attempts;
import org.parley.voting.RoundId;
import org.parley.voting.RoundService;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Procedural motions (UN General Assembly rules 71 to 77 and 113 to 119): raised by heads and deputies, ruled on or put to the vote by a
 * facilitator, in their order of precedence. Every step is one transaction that holds the sitting.
 */
@Service
@PreAuthorize("isAuthenticated()")
public class MotionService {

    private final MotionRepository motions;
    private final MotionEffects effects;
    private final Proceedings proceedings;
    private final Room room;
    private final NegotiationQueries negotiations;
    private final RoundService rounds;
    private final Seats seats;
    private final Attempts attempts;

    MotionService(
            MotionRepository motions,
            MotionEffects effects,
            Proceedings proceedings,
            Room room,
            NegotiationQueries negotiations,
            RoundService rounds,
            Seats seats,
            Attempts attempts) {
        this.motions = motions;
        this.effects = effects;
        this.proceedings = proceedings;
        this.room = room;
        this.negotiations = negotiations;
        this.rounds = rounds;
        this.seats = seats;
        this.attempts = attempts;
    }

    /**
     * Raises a motion for the person's own delegation.
     *
     * @param text     what for; required of a point of order, else it may be empty
     * @param resumeAt until when to suspend; null where that is left open, and for what is no suspension
     */
    public MotionId raise(SittingId id, MotionKind kind, String text, @Nullable Instant resumeAt) {
        SeatView seat = seats.requireVoice(proceedings.find(id).negotiation());
        return raised(id, kind, seat::delegationOrThrow, text, resumeAt);
    }

    /** Notes a motion that a delegation raised in the room. */
    public MotionId raiseFor(
            SittingId id, DelegationId delegation, MotionKind kind, String text, @Nullable Instant resumeAt) {
        NegotiationId negotiation = proceedings.find(id).negotiation();
        seats.requireFacilitator(negotiation);
        return raised(
                id,
                kind,
                () -> Optional.of(delegation)
                        .filter(negotiations.delegationsById(negotiation)::containsKey)
                        .orElseThrow(() -> new NotFound("delegation")),
                text,
                resumeAt);
    }

    private MotionId raised(
            SittingId id, MotionKind kind, Supplier<DelegationId> delegation, String text, @Nullable Instant resumeAt) {
        DelegationId mover = delegation.get();
        return attempts.run(() -> {
            Sitting sitting = proceedings.hold(id);
            AgendaItem current = proceedings.current(id).orElse(null);
            List<Motion> moved = motions.findBySittingOrderByRaisedAtAscIdAsc(id.value());
            boolean voting = proceedings.voting(sitting);
            Meetings.state(sitting, current, moved, voting).against(kind).ifPresent(reason -> {
                throw new RuleViolation("sitting.error.out-of-order." + reason.word(), reason.rules());
            });
            MotionId against = kind == MotionKind.APPEAL
                    ? Meetings.appealable(moved).map(Motion::id).orElse(null)
                    : null;
            Motion motion = motions.save(new Motion(
                    id,
                    current == null ? null : current.id(),
                    kind,
                    mover,
                    text,
                    against,
                    kind == MotionKind.SUSPEND ? resumeAt : null,
                    proceedings.now()));
            Act act = proceedings.act("motion.raised", sitting, motion);
            act = voting ? act.with("conduct", true) : act;
            act = against == null ? act : act.with("against", against.value().toString());
            Instant until = motion.resumeAt();
            act = until == null ? act : act.with("until", until.toString());
            proceedings.tell(motion.text().isEmpty() ? act : act.text(motion.text()));
            return motion.id();
        });
    }

    /** Takes back a motion of one's own delegation before it is put to the vote (UN General Assembly rules 80 and 122). */
    public void withdraw(MotionId id) {
        Motion raised = find(id);
        SeatView seat = seats.requireVoice(proceedings.find(raised.sitting()).negotiation());
        if (!raised.delegation().equals(seat.delegation())) {
            throw new AccessDeniedException("delegation.error.heads-only");
        }
        change(id, (sitting, motion) -> {
            motion.withdraw(proceedings.now());
            motions.save(motion);
            proceedings.tell(proceedings.act("motion.withdrawn", sitting, motion));
        });
    }

    /** Rules on a point of order (UN General Assembly rules 71 and 113). @param reason it goes on record */
    public void rule(MotionId id, boolean upheld, String reason) {
        requireFacilitator(id);
        change(id, (sitting, motion) -> {
            motion.rule(upheld, reason, proceedings.now());
            motions.save(motion);
            Act act = upheld
                    ? proceedings.act("motion.upheld", sitting, motion)
                    : proceedings.act("motion.not-upheld", sitting, motion);
            proceedings.tell(act.text(String.valueOf(motion.ruling())));
        });
    }

    /** Does not receive a motion: it is out of order. @param reason it goes on record */
    public void refuse(MotionId id, String reason) {
        requireFacilitator(id);
        change(id, (sitting, motion) -> {
            motion.refuse(reason, proceedings.now());
            motions.save(motion);
            proceedings.tell(proceedings.act("motion.refused", sitting, motion).text(String.valueOf(motion.ruling())));
        });
    }

    /** Declares a motion carried because nobody objects; it has its effect at once. */
    public void grant(MotionId id) {
        requireFacilitator(id);
        change(id, (sitting, motion) -> {
            sitting.requireOpen();
            requireNext(sitting, motion);
            motion.grant(proceedings.now());
            motions.save(motion);
            proceedings.tell(proceedings.act("motion.granted", sitting, motion));
            effects.take(sitting, motion);
        });
    }

    /**
     * Puts a motion to the vote at once, by the negotiation's rules for procedure: a round on it is prepared and opened with those in the
     * room.
     *
     * @param title of the round
     * @param timer how long it will be open; null to close it by hand
     */
    public RoundId put(MotionId id, String title, @Nullable Duration timer) {
        requireFacilitator(id);
        SittingId of = find(id).sitting();
        return attempts.run(() -> {
            Sitting sitting = proceedings.hold(of);
            sitting.requireOpen();
            Motion motion = find(id);
            requireNext(sitting, motion);
            Set<DelegationId> present = room.present(sitting.negotiation());
            RoundId round = rounds.prepare(
                    sitting.negotiation(), title, List.of(SubjectRef.of(SubjectRef.MOTION, id)), "procedure", timer);
            motion.put(round);
            motions.save(motion);
            rounds.open(round, present);
            proceedings.tell(proceedings.act("motion.put", sitting, motion).round(round.value()));
            return round;
        });
    }

    /** One that goes before it is dealt with first (UN General Assembly rules 77 and 119). */
    private void requireNext(Sitting sitting, Motion motion) {
        List<Motion> moved =
                motions.findBySittingOrderByRaisedAtAscIdAsc(sitting.id().value());
        boolean next = Meetings.next(moved, proceedings.voting(sitting))
                .filter(each -> each.id().equals(motion.id()))
                .isPresent();
        if (!next) {
            throw new RuleViolation("sitting.error.motion-not-next");
        }
    }

    private void requireFacilitator(MotionId id) {
        seats.requireFacilitator(proceedings.find(find(id).sitting()).negotiation());
    }

    private Motion find(MotionId id) {
        return motions.findById(id.value()).orElseThrow(() -> new NotFound("motion"));
    }

    /** Reads the motion after the sitting is held, so that it is what the last one left. */
    private void change(MotionId id, BiConsumer<Sitting, Motion> step) {
        SittingId sitting = find(id).sitting();
        attempts.run(() -> {
            Sitting held = proceedings.hold(sitting);
            held.requireNotClosed();
            step.accept(held, find(id));
        });
    }
}
