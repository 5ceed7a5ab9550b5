package org.parley.delegation;

import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** The history of a delegation is for those who may read its negotiation. */
@Component
class DelegationHistory implements Historied<Delegation> {

    private final Seats rights;

    DelegationHistory(Seats rights) {
        this.rights = rights;
    }

    @Override
    public String kind() {
        return SubjectRef.DELEGATION;
    }

    @Override
    public Class<Delegation> type() {
        return Delegation.class;
    }

    @Override
    public boolean visible(Delegation state) {
        return rights.mayRead(state.negotiation());
    }
}
