package org.parley.sitting;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.voting.RoundQueries;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What happens in a sitting, whether a facilitator does it or a motion that was adopted. Within a transaction of the caller, which holds
 * the sitting.
 */
@Component
class Proceedings {

    private final SittingRepository sittings;
    private final AgendaItemRepository items;
    private final SpeechRepository speeches;
    private final MotionRepository motions;
    private final ObjectProvider<RoundQueries> rounds;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Proceedings(
            SittingRepository sittings,
            AgendaItemRepository items,
            SpeechRepository speeches,
            MotionRepository motions,
            ObjectProvider<RoundQueries> rounds,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sittings = sittings;
        this.items = items;
        this.speeches = speeches;
        this.motions = motions;
        this.rounds = rounds;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** @throws NotFound where there is none for this person */
    Sitting find(SittingId id) {
        return sittings.findById(id.value())
                .filter(sitting -> seats.mayRead(sitting.negotiation()))
                .orElseThrow(() -> new NotFound("sitting"));
    }

    Sitting hold(SittingId id) {
        return sittings.lock(id.value()).orElseThrow(() -> new NotFound("sitting"));
    }

    List<AgendaItem> agenda(SittingId sitting) {
        return items.findBySittingOrderByPlace(sitting.value());
    }

    Optional<AgendaItem> current(SittingId sitting) {
        return agenda(sitting).stream()
                .filter(item -> item.state() == ItemState.CURRENT)
                .findFirst();
    }

    /** @throws NotFound where the item is none of this sitting's */
    AgendaItem item(SittingId sitting, ItemId id) {
        return items.findById(id.value())
                .filter(item -> item.sitting().equals(sitting))
                .orElseThrow(() -> new NotFound("item"));
    }

    /** In the order in which the floor is given: queue by queue, in each by place. */
    List<Speech> speeches(SittingId sitting) {
        return speeches.findBySittingOrderByPlaceAscRequestedAtAscIdAsc(sitting.value()).stream()
                .sorted(Comparator.comparing(Speech::queue))
                .toList();
    }

    Optional<Speech> speaking(SittingId sitting) {
        return speeches(sitting).stream()
                .filter(speech -> speech.state() == SpeechState.SPEAKING)
                .findFirst();
    }

    /** Whether a vote of this sitting is on. */
    boolean voting(Sitting sitting) {
        return sitting.live()
                && rounds.getObject().open(sitting.negotiation()).stream().anyMatch(SittingSummary.of(sitting)::holds);
    }

    /** Once voting has begun nobody interrupts it (UN General Assembly rules 88 and 128). */
    void requireNoVote(Sitting sitting) {
        if (voting(sitting)) {
            throw new RuleViolation("sitting.error.voting");
        }
    }

    void suspend(Sitting sitting, @Nullable Instant until) {
        silence(sitting);
        sitting.suspend(until, now());
        sittings.save(sitting);
        Act act = act("sitting.suspended", sitting);
        tell(until == null ? act : act.with("until", until.toString()));
    }

    /** Nobody who waits is heard any more, and no motion that was raised is dealt with. */
    void close(Sitting sitting) {
        silence(sitting);
        speeches(sitting.id()).stream()
                .filter(speech -> speech.state() == SpeechState.WAITING)
                .forEach(speech -> strike(sitting, speech));
        motions.findBySittingOrderByRaisedAtAscIdAsc(sitting.id().value()).stream()
                .filter(motion -> motion.state() == MotionState.RAISED)
                .forEach(motion -> lapse(sitting, motion));
        sitting.close(now());
        sittings.save(sitting);
        tell(act("sitting.closed", sitting));
    }

    void closeList(Sitting sitting, AgendaItem item) {
        item.closeList();
        items.save(item);
        tell(act("item.list-closed", sitting, item));
    }

    /** Whether or not somebody still wishes to speak (UN General Assembly rules 75 and 117): who waits is no longer called. */
    void closeDebate(Sitting sitting, AgendaItem item) {
        silence(sitting);
        item.closeDebate();
        items.save(item);
        tell(act("item.debate-closed", sitting, item));
        speeches(sitting.id()).stream()
                .filter(speech -> speech.item().equals(item.id()) && speech.queue() == Queue.DEBATE)
                .filter(speech -> speech.state() == SpeechState.WAITING)
                .forEach(speech -> strike(sitting, speech));
    }

    private void strike(Sitting sitting, Speech speech) {
        speech.withdraw();
        speeches.save(speech);
        tell(act("speech.struck", sitting, speech));
    }

    void lapse(Sitting sitting, Motion motion) {
        motion.lapse(now());
        motions.save(motion);
        tell(act("motion.lapsed", sitting, motion));
    }

    void adjournDebate(Sitting sitting, AgendaItem item) {
        silence(sitting);
        item.adjournDebate();
        items.save(item);
        tell(act("item.debate-adjourned", sitting, item));
    }

    /** Ends the speech that is held. */
    void silence(Sitting sitting) {
        speaking(sitting.id()).ifPresent(speech -> end(sitting, speech));
    }

    void end(Sitting sitting, Speech speech) {
        speech.end(now());
        speeches.save(speech);
        tell(act("speech.ended", sitting, speech)
                .with("seconds", speech.spoken().toSeconds()));
    }

    void tell(Act act) {
        events.publishEvent(act);
    }

    Act act(String type, Sitting sitting) {
        return act(type, sitting, SubjectRef.of(SubjectRef.SITTING, sitting.id()));
    }

    Act act(String type, Sitting sitting, AgendaItem item) {
        return act(type, sitting, SubjectRef.of(SubjectRef.ITEM, item.id()));
    }

    /** An act about a speech names the delegation whose it is: a facilitator may be the one who acts. */
    Act act(String type, Sitting sitting, Speech speech) {
        return act(type, sitting, SubjectRef.of(SubjectRef.SPEECH, speech.id()))
                .with("delegation", speech.delegation().value().toString())
                .with("item", speech.item().value().toString())
                .with("queue", speech.queue().word());
    }

    /** As for a speech: the mover is named. */
    Act act(String type, Sitting sitting, Motion motion) {
        return act(type, sitting, SubjectRef.of(SubjectRef.MOTION, motion.id()))
                .with("delegation", motion.delegation().value().toString())
                .with("motion", motion.kind().word());
    }

    private Act act(String type, Sitting sitting, SubjectRef subject) {
        NegotiationId negotiation = sitting.negotiation();
        UUID of = negotiation.value();
        return Act.of(type, of, subject, seats.actor(negotiation));
    }
}
