package org.parley.voting;

import java.util.List;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;

/**
 * The outcome of a round was proclaimed. Published within the transaction: what follows from it happens in the same transaction or
 * the proclamation does not happen.
 *
 * @param adopted whether the subjects were adopted
 * @param decided whether there is a decision at all; there is none without a quorum, and none yet before a second vote
 */
public record RoundProclaimed(
        RoundId round, NegotiationId negotiation, List<SubjectRef> subjects, boolean adopted, boolean decided) {}
