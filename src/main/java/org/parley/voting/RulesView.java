package org.parley.voting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parley.delegation.NegotiationId;
import org.parley.identity.PersonId;
import org.parley.procedure.RuleSet;

/**
 * A rule set of a negotiation as screens show it.
 *
 * @param rules    the newest version
 * @param house    whether it comes with the house: then it never changes here
 * @param retired  whether it may be chosen no more
 * @param versions all of them, the newest first; empty where it comes with the house
 */
public record RulesView(
        NegotiationId negotiation, RuleSet rules, boolean house, boolean retired, List<Version> versions) {

    /**
     * One version, as it stood.
     *
     * @param number from 1
     * @param hash   what the record names it by
     * @param reason why it was made
     */
    public record Version(int number, RuleSet rules, String hash, PersonId by, Instant at, String reason) {}

    public RulesView {
        versions = List.copyOf(versions);
    }

    /** The number of the newest version; 1 where it comes with the house. */
    public int version() {
        return Math.max(1, versions.size());
    }

    /** The number of the version with this hash. */
    public Optional<Integer> numbered(String hash) {
        return versions.stream()
                .filter(version -> version.hash().equals(hash))
                .map(Version::number)
                .findFirst();
    }
}
