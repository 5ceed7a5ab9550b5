package org.parley.voting;

import java.util.Set;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;

/** A module's word on who is in the room now: what the opening of a round offers as its roll. */
public interface RollCall {

    /** The delegations with a vote that are present; none where no roll is kept now. */
    Set<DelegationId> present(NegotiationId negotiation);
}
