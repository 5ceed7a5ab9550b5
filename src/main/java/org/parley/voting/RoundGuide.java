package org.parley.voting;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.Messages;
import org.parley.kernel.Past;
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
    private final Past past;

    RoundGuide(RoundRepository rounds, NegotiationQueries negotiations, Seats seats, Messages messages, Past past) {
        this.rounds = rounds;
        this.negotiations = negotiations;
        this.seats = seats;
        this.messages = messages;
        this.past = past;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.ROUND);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return rounds.findById(subject.id())
                .filter(round -> seats.mayRead(round.negotiation()))
                .map(round -> card(round, round.state(), locale));
    }

    @Override
    public Optional<SubjectCard> describeAt(SubjectRef subject, Instant moment, Locale locale) {
        return rounds.findById(subject.id())
                .filter(round -> seats.mayRead(round.negotiation()))
                .flatMap(round -> Stage.of(round, past.steps(round.negotiation().value(), subject, moment))
                        .map(stage -> card(round, stage.state(), locale).at(moment)));
    }

    private SubjectCard card(Round round, RoundState state, Locale locale) {
        String word = messages.get(locale, "voting.state." + state.word());
        return new SubjectCard(
                SubjectRef.of(SubjectRef.ROUND, round.id()),
                round.negotiation().value(),
                messages.get(locale, "voting.round.named", round.number(), round.title()),
                round.indicative() ? messages.get(locale, "voting.indicative.verdict", word) : word,
                path(negotiations.get(round.negotiation()).slug(), round.id()),
                null);
    }

    static String path(String slug, RoundId round) {
        return "negotiations/" + slug + "/rounds/" + round.value();
    }
}
