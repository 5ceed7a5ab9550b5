package org.parley.voting;

import java.util.List;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Manner;

/** A round was opened: delegations may vote. Published within the transaction. */
public record RoundOpened(RoundId round, NegotiationId negotiation, List<SubjectRef> subjects, Manner manner) {}
