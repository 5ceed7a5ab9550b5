package org.parley.kernel;

import java.util.UUID;

/** Who may learn of what is one delegation's own. Answered by the module that knows seats, asked by those that know none. */
public interface Readership {

    /** Whether the person signed in sits for this very delegation now. */
    boolean sitsFor(UUID negotiation, UUID delegation);
}
