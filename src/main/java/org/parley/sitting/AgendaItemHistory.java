package org.parley.sitting;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see the history of an item of an agenda: whoever may read the negotiation. */
@Component
class AgendaItemHistory implements Historied<AgendaItem> {

    private final SittingRepository sittings;
    private final Seats seats;

    AgendaItemHistory(SittingRepository sittings, Seats seats) {
        this.sittings = sittings;
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.ITEM;
    }

    @Override
    public Class<AgendaItem> type() {
        return AgendaItem.class;
    }

    @Override
    public boolean visible(AgendaItem state) {
        return sittings.findById(state.sitting().value())
                .filter(sitting -> seats.mayRead(sitting.negotiation()))
                .isPresent();
    }
}
