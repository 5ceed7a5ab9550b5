package org.parley.sitting;

import java.util.List;
import org.parley.voting.RoundOpened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who wished to explain a vote before it and was not heard when it began, explains it after (UN General Assembly rules 88 and 128). */
@Component
class SpeechKeeper {

    private final SpeechRepository speeches;
    private final Proceedings proceedings;

    SpeechKeeper(SpeechRepository speeches, Proceedings proceedings) {
        this.speeches = speeches;
        this.proceedings = proceedings;
    }

    @EventListener
    void opened(RoundOpened opened) {
        List<Speech> unheard =
                speeches.findByRoundAndQueueAndState(opened.round().value(), Queue.BEFORE_VOTE, SpeechState.WAITING);
        for (Speech speech : unheard) {
            Sitting sitting = proceedings.hold(speech.sitting());
            int last = proceedings.speeches(sitting.id()).stream()
                    .filter(each -> each.item().equals(speech.item()) && each.queue() == Queue.AFTER_VOTE)
                    .mapToInt(Speech::place)
                    .max()
                    .orElse(0);
            speech.defer(last + 1);
            speeches.save(speech);
            proceedings.tell(proceedings
                    .act("speech.deferred", sitting, speech)
                    .round(opened.round().value()));
        }
    }
}
