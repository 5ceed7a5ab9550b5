package org.parley.voting;

import java.util.List;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;

/** A round was closed: no ballot is accepted any more, and the tally is known. Published within the transaction. */
public record RoundClosed(RoundId round, NegotiationId negotiation, List<SubjectRef> subjects) {}
