package org.parley.voting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.parley.kernel.NotFound;
import org.parley.kernel.Votes;
import org.parley.procedure.Choice;
import org.parley.procedure.Elector;
import org.parley.procedure.Electorate;
import org.parley.procedure.Manner;
import org.springframework.stereotype.Component;

/** Tells what is known of a round to those who know no rounds. */
@Component
class RoundVotes implements Votes {

    private final RoundQueries rounds;

    RoundVotes(RoundQueries rounds) {
        this.rounds = rounds;
    }

    @Override
    public Optional<Vote> find(UUID round) {
        try {
            return Optional.of(vote(rounds.get(new RoundId(round))));
        } catch (NotFound hidden) {
            return Optional.empty();
        }
    }

    private static Vote vote(RoundView round) {
        Electorate electorate = round.electorate();
        boolean answered = round.question() == null;
        Map<UUID, String> cast = round.choices().entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().value(), each -> word(each.getValue())));
        return new Vote(
                round.negotiation().value(),
                round.openedAt(),
                round.closedAt(),
                round.proclaimedAt(),
                round.annulledAt() != null,
                round.subjects(),
                electorate == null
                        ? Set.of()
                        : electorate.electors().stream()
                                .map(Elector::delegation)
                                .collect(Collectors.toUnmodifiableSet()),
                answered ? Arrays.stream(Choice.values()).map(RoundVotes::word).toList() : List.of(),
                cast,
                answered
                        && round.outcome() != null
                        && cast.size() == round.cast().size(),
                round.manner() == Manner.SECRET);
    }

    private static String word(Choice choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
