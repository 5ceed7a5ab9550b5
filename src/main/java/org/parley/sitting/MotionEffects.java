package org.parley.sitting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.parley.kernel.SubjectRef;
import org.parley.voting.RoundAnnulled;
import org.parley.voting.RoundId;
import org.parley.voting.RoundProclaimed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What comes of a motion, in the transaction that decides it. */
@Component
class MotionEffects {

    private final MotionRepository motions;
    private final Proceedings proceedings;

    MotionEffects(MotionRepository motions, Proceedings proceedings) {
        this.motions = motions;
        this.proceedings = proceedings;
    }

    @EventListener
    void proclaimed(RoundProclaimed proclaimed) {
        each(proclaimed.round(), proclaimed.subjects(), (sitting, motion) -> {
            if (!proclaimed.decided()) {
                release(sitting, motion);
                return;
            }
            motion.decide(proclaimed.adopted(), proceedings.now());
            motions.save(motion);
            proceedings.tell((proclaimed.adopted()
                            ? proceedings.act("motion.adopted", sitting, motion)
                            : proceedings.act("motion.rejected", sitting, motion))
                    .round(proclaimed.round().value()));
            if (proclaimed.adopted()) {
                take(sitting, motion);
            }
        });
    }

    @EventListener
    void annulled(RoundAnnulled annulled) {
        each(annulled.round(), annulled.subjects(), this::release);
    }

    private void release(Sitting sitting, Motion motion) {
        motion.release();
        motions.save(motion);
        proceedings.tell(proceedings.act("motion.released", sitting, motion));
        if (!sitting.live()) { // its sitting was closed before its round came to nothing
            proceedings.lapse(sitting, motion);
        }
    }

    /** The motions that this round put: another round on one decides nothing. */
    private void each(RoundId round, List<SubjectRef> subjects, BiConsumer<Sitting, Motion> step) {
        subjects.stream()
                .filter(subject -> subject.kind().equals(SubjectRef.MOTION))
                .flatMap(subject -> motions.findById(subject.id()).stream())
                .map(Motion::id)
                .forEach(id -> {
                    Sitting sitting = proceedings.hold(
                            motions.findById(id.value()).orElseThrow().sitting());
                    motions.findById(id.value())
                            .filter(motion -> round.equals(motion.round()) && motion.state() == MotionState.PUT)
                            .ifPresent(motion -> step.accept(sitting, motion));
                });
    }

    /** Does what was carried, as far as it is not so already. An appeal that is carried overturns the ruling by being carried. */
    void take(Sitting sitting, Motion motion) {
        Optional<AgendaItem> item = Optional.ofNullable(motion.item())
                .map(id -> proceedings.item(sitting.id(), id))
                .filter(each -> each.state() == ItemState.CURRENT && each.debateOpen());
        boolean open = sitting.state() == SittingState.OPEN;
        switch (motion.kind()) {
            case SUSPEND -> {
                if (open) {
                    Instant until = motion.resumeAt();
                    proceedings.suspend(sitting, until == null || until.isAfter(proceedings.now()) ? until : null);
                }
            }
            case ADJOURN -> {
                if (sitting.live()) {
                    proceedings.close(sitting);
                }
            }
            case ADJOURN_DEBATE -> item.ifPresent(each -> proceedings.adjournDebate(sitting, each));
            case CLOSE_DEBATE -> item.ifPresent(each -> proceedings.closeDebate(sitting, each));
            case CLOSE_LIST ->
                item.filter(AgendaItem::listOpen).ifPresent(each -> proceedings.closeList(sitting, each));
            case POINT_OF_ORDER, APPEAL -> {}
        }
    }
}
