package org.parley.voting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.InCommon;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Board;
import org.parley.voting.Otherwise;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundSummary;
import org.parley.voting.RoundView;

/** What every screen of a negotiation shows alike of its rounds, {@linkplain InCommon read once} for all that are told of the same news. */
@org.springframework.stereotype.Component
class RoundsInCommon {

    private final InCommon common;
    private final RoundQueries rounds;
    private final NegotiationQueries negotiations;

    private record Question(String of, Object which) {}

    /** This very thing: what was read in common is one for all, and need not be compared word by word. */
    private record Same(Object thing) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Same(Object same) && same == thing;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(thing);
        }
    }

    RoundsInCommon(InCommon common, RoundQueries rounds, NegotiationQueries negotiations) {
        this.common = common;
        this.rounds = rounds;
        this.negotiations = negotiations;
    }

    /** @see RoundQueries#get */
    RoundView get(NegotiationId negotiation, RoundId round) {
        return common.read(negotiation, new Question("round", round), () -> rounds.get(round));
    }

    /** @see RoundQueries#open */
    List<RoundSummary> open(NegotiationId negotiation) {
        return common.read(negotiation, new Question("open", negotiation), () -> rounds.open(negotiation));
    }

    /** @see RoundQueries#lastBallots */
    Map<DelegationId, UUID> lastBallots(NegotiationId negotiation, RoundId round) {
        return common.read(negotiation, new Question("ballots", round), () -> rounds.lastBallots(round));
    }

    /**
     * The board of a round in the language of the component, spelled once for all screens that show the round as it is now.
     *
     * @param round as this screen shows it, which may be newer than what is read in common
     */
    Board.Spelled board(Component where, RoundView round, Map<DelegationId, DelegationView> delegations) {
        Supplier<Board.Spelled> spelling = () -> Board.spell(Boards.model(where, round, delegations));
        return common.make(
                round.negotiation(),
                new Question(
                        "board",
                        List.of(
                                new Same(round),
                                new Same(delegations),
                                UI.getCurrentOrThrow().getLocale())),
                spelling);
    }

    /** @see RoundQueries#otherwise */
    List<Otherwise> otherwise(RoundView round) {
        return common.read(
                round.negotiation(), new Question("otherwise", round.id()), () -> rounds.otherwise(round.id()));
    }

    /** @see NegotiationQueries#delegationsById */
    Map<DelegationId, DelegationView> delegations(NegotiationId negotiation) {
        return common.read(
                negotiation, new Question("delegations", negotiation), () -> negotiations.delegationsById(negotiation));
    }
}
