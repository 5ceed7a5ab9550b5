package org.parley.amendment;

import org.parley.kernel.Historied;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see which state of an amendment: as a draft it was its delegation's own, and stays so. */
@Component
class AmendmentHistory implements Historied<Amendment> {

    private final Rights rights;

    AmendmentHistory(Rights rights) {
        this.rights = rights;
    }

    @Override
    public String kind() {
        return SubjectRef.AMENDMENT;
    }

    @Override
    public Class<Amendment> type() {
        return Amendment.class;
    }

    @Override
    public boolean visible(Amendment state) {
        return rights.sees(state);
    }
}
