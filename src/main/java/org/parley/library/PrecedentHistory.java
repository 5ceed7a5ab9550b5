package org.parley.library;

import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** The history of cases: for everybody in the house, as the library is. */
@Component
class PrecedentHistory implements Historied<Precedent> {

    @Override
    public String kind() {
        return SubjectRef.PRECEDENT;
    }

    @Override
    public Class<Precedent> type() {
        return Precedent.class;
    }

    @Override
    public boolean visible(Precedent state) {
        return true;
    }
}
