package org.parley.plan;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.parley.delegation.NegotiationId;
import org.parley.text.ProvisionId;

/**
 * A matter that the plans of a negotiation settle each in its own way.
 *
 * @param provisions of any of the plans, those that the newest texts have dropped included
 */
public record ElementView(
        ElementId id, NegotiationId negotiation, String name, Set<ProvisionId> provisions, long lockVersion) {

    /** Most characters of a name. */
    public static final int NAME_LENGTH = 120;

    public ElementView {
        provisions = Collections.unmodifiableSet(new LinkedHashSet<>(provisions));
    }
}
