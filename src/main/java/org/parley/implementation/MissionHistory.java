package org.parley.implementation;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see the history of a mission: whoever may read the negotiation. */
@Component
class MissionHistory implements Historied<Mission> {

    private final Seats seats;

    MissionHistory(Seats seats) {
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.MISSION;
    }

    @Override
    public Class<Mission> type() {
        return Mission.class;
    }

    @Override
    public boolean visible(Mission state) {
        return seats.mayRead(state.negotiation());
    }
}
