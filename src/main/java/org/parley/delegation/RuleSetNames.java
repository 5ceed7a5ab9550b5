package org.parley.delegation;

import java.util.List;

/** The names of the rule sets that a negotiation may choose from; said by the house, so that the table need not know what rules are. */
public interface RuleSetNames {

    List<String> names();
}
