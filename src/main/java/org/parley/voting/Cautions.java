package org.parley.voting;

import java.util.List;
import java.util.Set;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;

/** A module's word on what stops a question before the vote until a reason is on record. Rounds know nothing of what it is about. */
public interface Cautions {

    /** @param parts what a vote would decide on: {@link Questions#parts} */
    List<Caution> of(NegotiationId negotiation, Set<SubjectRef> parts);

    /** Puts on record why it is put to the vote all the same; from then on {@link #of} is silent about it. */
    void acknowledge(NegotiationId negotiation, Set<SubjectRef> parts, String reason);
}
