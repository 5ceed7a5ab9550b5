package org.parley.delegation;

import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** The history of a negotiation is for those who may read it. */
@Component
class NegotiationHistory implements Historied<Negotiation> {

    private final Seats rights;

    NegotiationHistory(Seats rights) {
        this.rights = rights;
    }

    @Override
    public String kind() {
        return SubjectRef.NEGOTIATION;
    }

    @Override
    public Class<Negotiation> type() {
        return Negotiation.class;
    }

    @Override
    public boolean visible(Negotiation state) {
        return rights.mayRead(state.id());
    }
}
