package org.parley.delegation;

import java.util.List;
import java.util.Map;

/** The names of the rule sets that a negotiation may choose from; said by the house, so that the table need not know what rules are. */
public interface RuleSetNames {

    /** Those that come with the house: the name of each in people's words is {@code procedure.preset.} and its id. */
    List<String> names();

    /** Those that the negotiation wrote for itself and did not retire: what people call each, by id. */
    Map<String, String> written(NegotiationId negotiation);
}
