package org.parley.amendment;

import org.parley.delegation.Seats;
import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see the history of a package: whoever may read the negotiation. */
@Component
class PackageHistory implements Historied<AmendmentPackage> {

    private final Seats seats;

    PackageHistory(Seats seats) {
        this.seats = seats;
    }

    @Override
    public String kind() {
        return SubjectRef.PACKAGE;
    }

    @Override
    public Class<AmendmentPackage> type() {
        return AmendmentPackage.class;
    }

    @Override
    public boolean visible(AmendmentPackage state) {
        return seats.mayRead(state.negotiation());
    }
}
