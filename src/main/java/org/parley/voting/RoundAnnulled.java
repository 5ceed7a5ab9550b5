package org.parley.voting;

import java.util.List;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;

/** A round was annulled: nothing was decided by it. Published within the transaction. */
public record RoundAnnulled(RoundId round, NegotiationId negotiation, List<SubjectRef> subjects) {}
