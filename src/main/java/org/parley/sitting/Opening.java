package org.parley.sitting;

import org.parley.procedure.Check;
import org.parley.procedure.RuleSet;

/**
 * Whether enough delegations are in the room to open a sitting (UN General Assembly rules 67 and 108).
 *
 * @param rules those of the negotiation that ask for it
 */
public record Opening(RuleSet rules, Check check) {}
