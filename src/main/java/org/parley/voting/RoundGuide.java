package org.parley.voting;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Names rounds for the other modules. */
@Component
class RoundGuide implements SubjectGuide {

    private final RoundRepository rounds;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Messages messages;

    RoundGuide(RoundRepository rounds, NegotiationQueries negotiations, Seats seats, Messages messages) {
        this.rounds = rounds;
        this.negotiations = negotiations;
        this.seats = seats;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.ROUND);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return rounds.findById(subject.id())
                .filter(round -> seats.mayRead(round.negotiation()))
                .map(round -> new SubjectCard(
                        subject,
                        round.negotiation().value(),
                        messages.get(locale, "voting.round.named", round.number(), round.title()),
                        messages.get(locale, "voting.state." + round.state().word()),
                        path(negotiations.get(round.negotiation()).slug(), round.id()),
                        null));
    }

    static String path(String slug, RoundId round) {
        return "negotiations/" + slug + "/rounds/" + round.value();
    }
}
