package org.parley.delegation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A negotiation as screens show it.
 *
 * @param slug              its name in addresses
 * @param openToAll         whether everybody signed in may read it
 * @param coSponsors        delegations beside the proposer that a proposal needs
 * @param amendmentDeadline last moment for proposing amendments; null for none
 * @param consentHours      hours that a proposer has to answer for an amendment that an adoption changed
 * @param substanceRules    name of the rule set for questions of substance
 * @param procedureRules    name of the rule set for procedure
 * @param wholeTextRules    name of the rule set for a whole text
 * @param lockVersion       counts its changes: what its ETag is made of
 */
public record NegotiationView(
        NegotiationId id,
        String slug,
        String name,
        String description,
        boolean openToAll,
        int coSponsors,
        @Nullable Instant amendmentDeadline,
        int consentHours,
        String substanceRules,
        String procedureRules,
        String wholeTextRules,
        long lockVersion) {}
