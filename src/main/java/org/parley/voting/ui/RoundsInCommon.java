package org.parley.voting.ui;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.InCommon;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
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
