package org.parley.sitting;

import org.parley.procedure.Manner;
import org.parley.voting.RoundId;
import org.parley.voting.RoundOpened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What the opening of a vote does to the speakers of the sitting that is live: nobody speaks on (UN General Assembly rules 88 and 128), and
 * who wished to explain the vote before it and was not heard explains it after.
 */
@Component
class SpeechKeeper {

    private final SittingRepository sittings;
    private final SpeechRepository speeches;
    private final Proceedings proceedings;

    SpeechKeeper(SittingRepository sittings, SpeechRepository speeches, Proceedings proceedings) {
        this.sittings = sittings;
        this.speeches = speeches;
        this.proceedings = proceedings;
    }

    /** The sitting is held until the round is open: nobody closes it or gives the floor between the two. */
    @EventListener
    void opened(RoundOpened opened) {
        if (opened.manner() != Manner.SILENCE) { // taken between sittings, in which nobody waits for it
            sittings.lockLive(opened.negotiation().value()).ifPresent(sitting -> opened(sitting, opened.round()));
        }
    }

    private void opened(Sitting sitting, RoundId round) {
        for (Speech speech : speeches.lockUnfinished(sitting.id().value())) {
            if (speech.state() == SpeechState.SPEAKING) {
                proceedings.end(sitting, speech);
            } else if (speech.queue() == Queue.BEFORE_VOTE && round.equals(speech.round())) {
                defer(sitting, speech, round);
            }
        }
    }

    private void defer(Sitting sitting, Speech speech, RoundId round) {
        int last = proceedings.speeches(sitting.id()).stream()
                .filter(each -> each.item().equals(speech.item()) && each.queue() == Queue.AFTER_VOTE)
                .mapToInt(Speech::place)
                .max()
                .orElse(0);
        speech.defer(last + 1);
        speeches.save(speech);
        proceedings.tell(proceedings.act("speech.deferred", sitting, speech).round(round.value()));
    }
}
