package org.parley.plan;

import org.parley.delegation.NegotiationId;
import org.parley.text.BracketId;
import org.parley.text.ProvisionId;

/**
 * A bracket was settled or lost an alternative without a round, and a version was made of it, in the transaction that is still
 * running. Whoever keeps what stands on the text carries it over, or refuses with a rule.
 *
 * @param provision where the bracket stood
 * @param number    of the new version; the one before it is what the text was
 */
public record BracketSettled(
        NegotiationId negotiation, PlanId plan, BracketId bracket, ProvisionId provision, int number) {}
