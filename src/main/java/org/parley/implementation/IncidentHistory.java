package org.parley.implementation;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see the history of an incident: whoever may read the negotiation. */
@Component
class IncidentHistory implements Historied<Incident> {

    private final Seats seats;

    IncidentHistory(Seats seats) {
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.INCIDENT;
    }

    @Override
    public Class<Incident> type() {
        return Incident.class;
    }

    @Override
    public boolean visible(Incident state) {
        return seats.mayRead(state.negotiation());
    }
}
