package org.parley.plan;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see the history of an element: whoever may read the negotiation. */
@Component
class ElementHistory implements Historied<Element> {

    private final Seats seats;

    ElementHistory(Seats seats) {
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.ELEMENT;
    }

    @Override
    public Class<Element> type() {
        return Element.class;
    }

    @Override
    public boolean visible(Element state) {
        return seats.mayRead(state.negotiation());
    }
}
